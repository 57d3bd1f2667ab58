import Testing

@testable import CommandLineKit

/// The help, word for word.
@Suite struct HelpTests {
    private func help(_ line: String) throws -> String {
        guard case .help(let text) = try invocation(line) else { throw NotACommand() }
        return text
    }

    @Test func overview() throws {
        let page = """
            rdmark measures how data moves between the memories of a cluster: staged through host memory,
            directly, or peer to peer between devices; with the bytes verified.

            Usage:
              mpirun -n RANKS rdmark COMMAND [OPTIONS]
              rdmark COMMAND --help

            Commands:
              list                        show RDMA devices, GPUs and transports, and what each can do
              doctor                      say what here would spoil a measurement, with the remedy
              halo                        exchange the ghost cells of a distributed grid
              transpose                   transpose a matrix that is distributed by rows
              stream                      move chunks from producers to consumers through a pipeline
              latency                     time messages back and forth between two ranks
              bandwidth                   stream windows of messages between two ranks
              paths                       say which path is faster for a workload, staged or direct, and from
                                          what size on
              suite                       run the list of workloads in a JSON file
              compare                     say which cells of one run are slower or faster than those of another
              export                      print the figures of a run for other programs
              verify                      prove that transports keep their contract

            Options:
              --help, -h                  this help, or that of the command before it
              --version                   the version

            Exit codes:
              0                           everything asked for was done and verified
              1                           something failed
              2                           compare found a cell that is slower by more than its threshold
              64                          the command line, a suite or a cluster file is wrong

            Examples:
              rdmark list
              mpirun -n 2 rdmark halo --grid 256x128x128 --transport mpi,host-staged,p2p --method all
              mpirun -n 2 rdmark suite bench/suites/demo.json

            """
        #expect(try help("--help") == page)
    }

    @Test func list() throws {
        let page = """
            rdmark list: show RDMA devices, GPUs and transports, and what each can do

            Usage:
              rdmark list [OPTIONS]

            Output:
              --json                      print the list as JSON

            Examples:
              rdmark list

            """
        #expect(try help("list --help") == page)
    }

    @Test func doctor() throws {
        let page = """
            rdmark doctor: say what here would spoil a measurement, with the remedy

            Usage:
              rdmark doctor [OPTIONS]

            Output:
              --json                      print the findings as JSON

            Examples:
              rdmark doctor
              mpirun -n 2 rdmark doctor

            """
        #expect(try help("doctor --help") == page)
    }

    @Test func halo() throws {
        let page = """
            rdmark halo: exchange the ghost cells of a distributed grid

            Usage:
              mpirun -n RANKS rdmark halo [OPTIONS]

            Halo exchange:
              --grid AxB[xC]              cells of the global grid, the first extent varying fastest in memory
                                          (default: 128x128x128)
              --process-grid AxB[xC]|auto
                                          ranks in each dimension; auto is the least surface (default: auto)
              --ghost N                   ghost cells on each side (default: 1)
              --fields N                  values per cell, each in a grid of its own (default: 1)
              --element SIZE              bytes of a value (1B to 4KiB; default: 8B)
              --periodic                  the grid wraps around
              --neighbours faces|all      whom to exchange with; all adds edges and corners (default: faces)
              --compute none|stencil|overlap
                                          a 7-point stencil after the exchange, or its interior overlapped with
                                          the exchange; for 3-D grids of 8-byte elements (default: none)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark halo --grid 256x128x128 --transport mpi,host-staged,p2p --method all
                  mpirun -n 4 rdmark halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --periodic --neighbours all

                """
        #expect(try help("halo --help") == page)
    }

    @Test func transpose() throws {
        let page = """
            rdmark transpose: transpose a matrix that is distributed by rows

            Usage:
              mpirun -n RANKS rdmark transpose [OPTIONS]

            Transpose:
              --rows N                    rows of the matrix (default: 2048)
              --columns N                 columns of the matrix (default: 2048)
              --element SIZE              bytes of an element (1B to 4KiB; default: 8B)
              --tile N|auto               elements along the side of the blocks that are transferred; 0 is whole
                                          blocks, auto up to the workload (default: auto)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark transpose --rows 2048 --columns 2048 --transport mpi,p2p --method datatype,gather

                """
        #expect(try help("transpose --help") == page)
    }

    @Test func stream() throws {
        let page = """
            rdmark stream: move chunks from producers to consumers through a pipeline

            Usage:
              mpirun -n RANKS rdmark stream [OPTIONS]

            Pipelined streaming:
              --chunk SIZES               bytes of a chunk; each is a cell with each depth (default: 256KiB)
              --depth LIST                chunks under way at once (1 to 1024; default: 4)
              --total SIZE                bytes that each pair moves while it is timed, unless time or precision
                                          end it first (default: 256MiB)
              --produce DURATION          computation that makes a chunk (0 to 60s; default: 0)
              --consume DURATION          computation that uses a chunk up (0 to 60s; default: 0)
              --pairs N                   producers with a consumer each: rank 2i feeds rank 2i+1 (default: 1)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.duration + HelpSections.methods + """

                Examples:
                  mpirun -n 2 rdmark stream --chunk 64K..4M --depth 1,2,4,8 --total 1GiB --produce 100us --consume 100us

                """
        #expect(try help("stream --help") == page)
    }

    @Test func latency() throws {
        let page = """
            rdmark latency: time messages back and forth between two ranks

            Usage:
              mpirun -n RANKS rdmark latency [OPTIONS]

            Ping-pong:
              --size SIZES                bytes of a message; each is a cell (default: 8B..64KiB)
              --block SIZE|none           strided messages: bytes of a contiguous block (default: none)
              --stride SIZE|none          strided messages: bytes from block to block (default: none)

            Table:
              --format table|osu|perftest
                                          layout of the table: rdmark's, or that of osu_latency and osu_bw, or
                                          of perftest's ib_write_lat and ib_write_bw, for programs that read
                                          those (default: table)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark latency --size 8..64K --transport mpi,p2p
                  mpirun -n 2 rdmark latency --size 4K..64K --block 64 --stride 1K --method all

                """
        #expect(try help("latency --help") == page)
    }

    @Test func bandwidth() throws {
        let page = """
            rdmark bandwidth: stream windows of messages between two ranks

            Usage:
              mpirun -n RANKS rdmark bandwidth [OPTIONS]

            Bandwidth:
              --size SIZES                bytes of a message; each is a cell (default: 4KiB..4MiB)
              --block SIZE|none           strided messages: bytes of a contiguous block (default: none)
              --stride SIZE|none          strided messages: bytes from block to block (default: none)
              --window N                  messages under way at once (1 to 1024; default: 16)
              --bidirectional             both ranks send at once

            Table:
              --format table|osu|perftest
                                          layout of the table: rdmark's, or that of osu_latency and osu_bw, or
                                          of perftest's ib_write_lat and ib_write_bw, for programs that read
                                          those (default: table)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark bandwidth --size 4K..4M --window 16 --transport mpi,p2p

                """
        #expect(try help("bandwidth --help") == page)
    }

    @Test func suite() throws {
        let page = """
            rdmark suite: run the list of workloads in a JSON file

            Usage:
              mpirun -n RANKS rdmark suite FILE [OPTIONS]

            Argument:
              FILE                        the suite, checked whole before anything runs

            Suite:
              --dry-run                   check the file and list its cells; measure nothing

            """ + HelpSections.output + """

                Examples:
                  mpirun -n 2 rdmark suite bench/suites/demo.json

                """
        #expect(try help("suite --help") == page)
    }

    @Test func export() throws {
        let page = """
            rdmark export: print the figures of a run for other programs

            Usage:
              rdmark export DIR [OPTIONS]

            Argument:
              DIR                         folder of the run's results

            Form:
              --benchmark-json            a JSON list of name, unit, value, range, extra, as dashboards take it
              --figure median|bandwidth   figure of each cell: the median, for lists where smaller is better, or
                                          the bandwidth, where bigger is (default: median)

            Examples:
              rdmark export results/local/20261120T185053Z-6590ec91af3d --benchmark-json

            """
        #expect(try help("export --help") == page)
    }

    @Test func compare() throws {
        let page = """
            rdmark compare: say which cells of one run are slower or faster than those of another

            Usage:
              rdmark compare A B [OPTIONS]

            Arguments:
              A                           the baseline: the folder of a run, a folder of such folders, or
                                          several with commas between; each run is a launch
              B                           the candidate: the same of the other side

            Comparison:
              --threshold PERCENT         exit with 2 where a cell is slower by more, and its 95 % interval
                                          excludes equal times (0% to 1000%; default: 5%)
              --force                     compare although machine, network, build or options differ in what
                                          matters

            Output:
              --format table|markdown     layout of the table (default: table)
              --json                      print the comparison as JSON

            Examples:
              rdmark compare results/local/monday results/local/friday --threshold 5%
              rdmark compare before1,before2,before3 after1,after2,after3 --format markdown

            """
        #expect(try help("compare --help") == page)
    }

    @Test func verify() throws {
        let page = """
            rdmark verify: prove that transports keep their contract

            Usage:
              mpirun -n RANKS rdmark verify [OPTIONS]

            Verification:
              --transport LIST|all        transports, side by side (default: mpi,host-staged,p2p)
              --deadline DURATION         deadline of every wait for another rank (1ms to 600s; default: 30s)
              --wait auto|poll|yield|event
                                          how ranks wait: poll keeps the core, yield offers it to others, event
                                          sleeps until the network card announces a completion (verbs; others
                                          yield); auto is poll where every rank has a core, else yield (default:
                                          auto)
              --usual                     only the usual set-up of each transport, no variants of it
              --check TEXT|all            only the checks whose names contain it, as `(gather, device)`
                                          (default: all)
              --seed N|auto               seed of the random layouts and data (default: auto)
              --cluster FILE|none         file that describes the cluster, as in clusters/: defaults for the
                                          options of waiting, transports and verbs (default: none)

            """ + HelpSections.verbs + """

                Faults:
                  --kill-rank N|none          the rank that kills itself in mid-iteration; the others must end with
                                              an error (default: none)

                Values:

                """ + HelpSections.duration + HelpSections.size + """

                Examples:
                  mpirun -n 3 rdmark verify --transport all

                """
        #expect(try help("verify --help") == page)
    }

    @Test(arguments: [""] + commandNames)
    func noLineIsTooLong(command: String) throws {
        for line in try help(command + " --help").split(separator: "\n") {
            // An example stands on one line, so that it can be copied.
            #expect(line.count <= 100 || line.hasPrefix("  mpirun"), "\(line)")
            #expect(line.last != " ")
        }
    }

    /// An example that does not parse would be worse than none.
    @Test(arguments: [""] + commandNames)
    func everyExampleParses(name: String) throws {
        let page = try help(name + " --help")
        let examples = try #require(page.split(separator: "Examples:\n").last).split(separator: "\n")
        #expect(!examples.isEmpty)
        for example in examples {
            let words = try #require(example.split(separator: "rdmark ", maxSplits: 1).last)
            let parsed = try command(String(words))
            #expect(name.isEmpty || parsed.name == name)
        }
    }
}
