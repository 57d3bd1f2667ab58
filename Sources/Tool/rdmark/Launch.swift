import CommandLineKit
import FoundationEssentials
import HostSystem

/// How this process was started: by which launcher, as which rank, from which source.
struct Launch {
    /// The words behind the program's name.
    let arguments: [String]
    /// All words, for the manifest.
    let commandLine: [String]
    /// The environment variables.
    let environment: [String: String]
    /// This process's rank and how many there are, or nothing where no launcher started it.
    let place: (rank: Int, size: Int)?

    /// The launchers' variables for rank and size: Open MPI, the PMI of MPICH and Intel MPI, Slurm.
    private static let variables = [
        ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"), ("PMI_RANK", "PMI_SIZE"), ("SLURM_PROCID", "SLURM_NTASKS"),
    ]

    /// The steps that are no steps: the batch script, and the shell of `salloc` (SLURM_BATCH_SCRIPT and
    /// SLURM_INTERACTIVE_STEP in slurm.h).
    private static let slurmScripts = ["4294967291", "4294967290"]

    /// The same launchers' variables for the rank among those of its host.
    private static let placesOnHost = ["OMPI_COMM_WORLD_LOCAL_RANK", "MPI_LOCALRANKID", "SLURM_LOCALID"]

    static var current: Launch {
        let environment = ProcessInfo.processInfo.environment
        var place: (rank: Int, size: Int)?
        for (rankName, sizeName) in variables where place == nil {
            // A batch script has these variables too, and is no rank.
            if rankName == "SLURM_PROCID", environment["SLURM_STEP_ID"].map(slurmScripts.contains) ?? false { continue }
            if let rank = environment[rankName].flatMap(Int.init), let size = environment[sizeName].flatMap(Int.init) {
                place = (rank, size)
            }
        }
        return Launch(
            arguments: Array(CommandLine.arguments.dropFirst()), commandLine: CommandLine.arguments,
            environment: environment, place: place)
    }

    /// Whether this process speaks for all ranks.
    var isSpeaker: Bool { place.map { $0.rank == 0 } ?? true }

    /// The version: there are no releases yet, only commits.
    var version: String { SourceCommit.current ?? "built outside a checkout" }

    /// Prints `text` to standard output, once over all ranks.
    func say(_ text: String) {
        if isSpeaker { print(text, terminator: "") }
    }

    /// Says once over all ranks why the command failed, and ends.
    func fail(_ message: String, status: Int32) -> Never {
        if isSpeaker { complain(message) }
        ProcessExit.orderly(status)
    }

    /// Says why the command fails on a host that the first rank does not speak for, once for each.
    func complainForHost(_ message: String) {
        let isFirstOfHost = Self.placesOnHost.contains { environment[$0] == "0" }
        guard let place, !isSpeaker, isFirstOfHost else { return }
        complain("rank \(place.rank) on \(ProcessInfo.processInfo.hostName): \(message)")
    }

    /// Why a command without ranks cannot run, and the line that starts it on so many of them.
    func lackOfRanks(_ ranks: Int, on cluster: Cluster?) -> Failure {
        let words = (["rdmark"] + arguments).joined(separator: " ")
        let line = cluster?.launchLine(ranks: ranks, command: words) ?? "mpirun -n \(ranks) \(words)"
        return Failure(
            "this needs ranks to run on; start it with a launcher: \(line)", status: ProcessExit.usage)
    }

    /// Writes one line to standard error.
    func complain(_ message: String) {
        let prefix = "rdmark: "
        StandardError.write((message.hasPrefix(prefix) ? "" : prefix) + message + "\n")
    }

    /// MPI's own settings among the environment variables.
    var messagePassingParameters: [String: String] {
        environment.filter { name, _ in ["OMPI_MCA_", "MPIR_", "MPICH_", "UCX_"].contains { name.hasPrefix($0) } }
    }
}
