import Testing

@testable import CommandLineKit

/// The help of what does not measure, and of suites, word for word.
@Suite struct ToolHelpTests {
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

    @Test func suite() throws {
        let page = """
            rdmark suite: run the list of workloads in a JSON file

            Usage:
              mpirun -n RANKS rdmark suite FILE [OPTIONS]

            Argument:
              FILE                        the suite, checked whole before anything runs

            Suite:
              --dry-run                   check the file and list its cells; measure nothing

            """ + HelpSections.launches + HelpSections.output + """

                Examples:
                  mpirun -n 2 rdmark suite bench/suites/demo.json
                  rdmark suite bench/suites/demo.json --launches 5 --launcher "mpirun -n 2"

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
              A                           the baseline: the folder of a run, that of --launches or another
                                          folder of such folders, or several with commas between; each run is a
                                          launch
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
}
