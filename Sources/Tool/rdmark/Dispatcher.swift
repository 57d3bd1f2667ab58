import CommandLineKit
import FoundationEssentials
import HostSystem
import MessagePassing
import Ranks
import Results
import TransferCore
import Workloads

/// Carries out a command.
struct Dispatcher {
    let launch: Launch
    let vocabulary: Vocabulary

    func run(_ command: Command) throws {
        switch command {
        case .list(let settings): try ListCommand(launch: launch, settings: settings).run()
        case .verify(let settings): try VerifyCommand(launch: launch, settings: settings).run()
        case .suite(let settings): try run(suite: settings, command)
        case .halo(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .transpose(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .stream(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .latency(let settings):
            try measure(try settings.latencyJobs(ranks: try ranks()), command, settings.run.output)
        case .bandwidth(let settings):
            try measure(try settings.bandwidthJobs(ranks: try ranks()), command, settings.run.output)
        }
    }

    /// How many ranks there are, which the launcher says before MPI is started.
    private func ranks() throws(Failure) -> Int {
        guard let place = launch.place else {
            let words = (["rdmark"] + launch.arguments).joined(separator: " ")
            throw Failure(
                "this needs ranks to run on; start it with a launcher: mpirun -n 2 \(words)", status: ProcessExit.usage)
        }
        return place.size
    }

    private func run(suite settings: SuiteSettings, _ command: Command) throws {
        let text: String
        do { text = String(decoding: try Data(contentsOf: URL(filePath: settings.file)), as: UTF8.self) } catch {
            let isThere = FileManager.default.fileExists(atPath: settings.file)
            let cause =
                isThere ? "the suite cannot be read: it is a folder, or not for us" : "there is no such suite file"
            throw Failure("\(settings.file): \(cause); give one as in bench/suites", status: ProcessExit.usage)
        }
        let suite = try SuiteFile.parse(text: text, path: settings.file, vocabulary: vocabulary)
        if settings.dryRun {
            for run in suite.runs { launch.say("\(run.name ?? run.command.name)\n") }
            return
        }
        let ranks = try ranks()
        var jobs: [Job] = []
        for run in suite.runs { jobs += try self.jobs(of: run.command, ranks: ranks) }
        try measure(jobs, command, settings.output)
    }

    private func jobs(of command: Command, ranks: Int) throws(Failure) -> [Job] {
        switch command {
        case .halo(let settings): try settings.jobs(ranks: ranks)
        case .transpose(let settings): try settings.jobs(ranks: ranks)
        case .stream(let settings): try settings.jobs(ranks: ranks)
        case .latency(let settings): try settings.latencyJobs(ranks: ranks)
        case .bandwidth(let settings): try settings.bandwidthJobs(ranks: ranks)
        case .list, .verify, .suite: []
        }
    }
}
