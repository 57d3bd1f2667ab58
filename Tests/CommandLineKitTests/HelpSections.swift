/// Help that every workload shares, as it must come out.
enum HelpSections {
    static let run = """

        Transports and methods:
          --transport LIST|all        transports, side by side (default: mpi,host-staged,p2p)
          --method METHODS            how a strided transfer crosses; preferred is each transport's own
                                      (default: preferred)
          --memory host|device|auto   memory that is moved; auto is host for mpi and device for the others
                                      (default: auto)
          --map FILE|none             map.json of rdmark map, by whose costs method auto chooses; with it
                                      every transport in it has auto (default: none)
          --paths FILE|none           paths.json of rdmark paths of this workload, by whose lines transport
                                      auto is staged or direct (L37) (default: none)

        Bounds of a cell:
          --iterations N|auto         exact number of timed samples; auto is as many as the time and the
                                      precision ask for (default: auto)
          --min-time DURATION         least time over which a cell is timed (0 to 3600s; default: 200ms)
          --max-time DURATION         most time over which a cell is timed (1us to 3600s; default: 2s)
          --warmup N|auto             iterations before the first sample; auto is until the median stands
                                      still (default: auto)
          --precision RATIO           half width of the 95 % interval of the median at which a cell is done,
                                      relative to the median (0.0001 to 0.5; default: 0.02)
          --seed N|auto               seed of the order of cells and of the data (default: auto)
          --deadline DURATION         deadline of every wait for another rank (1ms to 600s; default: 30s)

        What is left to others:
          --co-run                    also run a memory-bound kernel on a thread of each rank, in blocks of
                                      their own for up to --max-time a cell: alone, and beside the transfer;
                                      what each slows the other is reported

        Tuning of the transports:
          --staging-chunk SIZE|auto   bytes that host-staged stages at a time; 0 is the whole message, auto
                                      the measured default (default: auto)
          --engine inline|thread|auto
                                      what runs a device's copy engine: the waiting rank, or a thread of its
                                      own; auto is up to the workload (default: auto)
          --wait auto|poll|yield|event
                                      how ranks wait: poll keeps the core, yield offers it to others, event
                                      sleeps until the network card announces a completion (verbs; others
                                      yield); auto is poll where every rank has a core, else yield (default:
                                      auto)
          --huge-pages                ask for huge pages

        """ + verbs + launches + output

    static let verbs = """

        Verbs:
          --device LIST|all           RDMA devices, spread over the ranks of each host; all is every active
                                      one (default: all)
          --port N|auto               port of the device; auto is the first active one (1 to 255; default:
                                      auto)
          --gid-index N|auto          index in the port's table of GIDs; auto is RoCE v2, IPv4-mapped where
                                      there is one (0 to 255; default: auto)
          --path-mtu 256|512|1024|2048|4096|auto
                                      bytes of payload in the largest packet; auto is the port's (default:
                                      auto)
          --queue-pairs N             queue pairs to each peer (1 to 64; default: 1)
          --connect mpi|rdmacm        over what queue pairs learn each other's address: MPI, or librdmacm by
                                      the peer's IP address (default: mpi)
          --operation send|write|read|auto
                                      how a request crosses: the sender sends or writes, or the receiver
                                      reads; auto is chosen per transfer (default: auto)
          --queue-depth N|auto        requests that a send queue holds; auto is up to the transport (1 to
                                      65536; default: auto)
          --signal-every N|auto       one request in so many asks for a completion; auto is up to the
                                      transport (1 to 16384; default: auto)
          --inline SIZE|auto          bytes up to which payload travels in the request itself; 0 is never,
                                      auto the device's limit (0B to 64KiB; default: auto)
          --coalesce-gap SIZE|auto    longest gap that travels along by method coalesce; auto is up to the
                                      transport (default: auto)

        """

    static let launches = """

        Launches:
          --launches N                how often all is launched anew, from a command that stands under no
                                      launcher: the runs go to launch-1 and so on in the folder of the
                                      results, medians over them and their intervals to launches.csv (1 to
                                      1000; default: 1)
          --launcher LINE|cluster     what starts each launch, words with blanks between; cluster is the
                                      line of --cluster (default: cluster)

        """

    static let output = """

        Output:
          --output DIR|auto           folder of the results; auto is results/CLUSTER/TIME-COMMIT, a folder
                                      called auto is ./auto (default: auto)
          --cluster FILE|none         file that describes the cluster, as in clusters/: defaults for the
                                      options of waiting, transports and verbs; it is kept with the results,
                                      which go to a folder of its name (default: none)
          --json                      print the summary as JSON
          --quiet                     no progress

        """

    static let sizes = """
          SIZES                       sizes and ranges with commas between, such as 8,64,4K..4M; A..B is A,
                                      2A, 4A and so on up to B, and B itself

        """

    static let size = """
          SIZE                        bytes, such as 8, 8B, 4K, 4KiB, 1M or 1GiB; K, M, G and T are powers
                                      of 1024, as in perftest and the OSU benchmarks, and KB, MB and GB are
                                      refused

        """

    static let methods = """
          METHODS                     all, preferred, or a list of pack (the CPU packs, one message crosses,
                                      the CPU unpacks), gather (scatter-gather lists or strided descriptors,
                                      no CPU copy), fragment (a request per contiguous piece), coalesce
                                      (gather, with short gaps sent along), datatype (MPI derived datatypes)
                                      and auto (picked by a cost model)

        """

    static let duration = """
          DURATION                    a time with its unit, such as 500ns, 100us, 5ms or 1.5s; or 0

        """
}
