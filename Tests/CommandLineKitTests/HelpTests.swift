import Testing

@testable import CommandLineKit

/// The help as a whole: its overview, and what holds for every page.
@Suite struct HelpTests {
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
              checkpoint                  send the dirty pages of a memory to a partner, in rounds
              messages                    send messages whose headers and payload lie apart
              latency                     time messages back and forth between two ranks
              bandwidth                   stream windows of messages between two ranks
              paths                       say which path is faster for a workload, staged or direct, and from
                                          what size on
              map                         say which method is fastest for which size and number of pieces
              suite                       run the list of workloads in a JSON file
              compare                     say which cells of one run are slower or faster than those of another
              export                      print the figures of a run for other programs
              verify                      prove that transports keep their contract
              fit                         fit a model of this machine to measured cells, for the laws to run
                                          with
              laws                        the laws of DMA and RDMA: computed, simulated and measured side by
                                          side

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

    @Test(arguments: [""] + commandNames)
    func noLineIsTooLong(command: String) throws {
        for line in try help(command + " --help").split(separator: "\n") {
            // An example stands on one line, so that it can be copied.
            #expect(line.count <= 100 || line.hasPrefix("  mpirun"), "\(line)")
            #expect(line.last != " ")
        }
    }

    /// Words with single spaces between, some between double quotes.
    private func shellWords(_ line: Substring) -> [String] {
        line.split(separator: "\"").enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }

    /// An example that does not parse would be worse than none.
    @Test(arguments: [""] + commandNames)
    func everyExampleParses(name: String) throws {
        let page = try help(name + " --help")
        let examples = try #require(page.split(separator: "Examples:\n").last).split(separator: "\n")
        #expect(!examples.isEmpty)
        for example in examples {
            let text = try #require(example.split(separator: "rdmark ", maxSplits: 1).last)
            let parsed = try CommandLineParser(vocabulary: vocabulary).parse(shellWords(text))
            guard case .run(let command) = parsed else { throw NotACommand() }
            #expect(name.isEmpty || command.name == name)
        }
    }
}
