import CommandLineKit
import MessagePassing
import Ranks
import Results
import TransferCore
import Workloads

/// Carries out a command.
struct Dispatcher {
    let launch: Launch
    let vocabulary: Vocabulary
    /// The cluster whose file the command names.
    let named: NamedCluster?

    func run(_ command: Command) throws {
        guard command.launches.areStartedHere else { return try runOnce(command) }
        if case .suite(let settings) = command {
            // A suite that is wrong is refused here, not by each launch.
            let suite = try suite(of: settings)
            if settings.dryRun { return list(suite) }
        }
        try LaunchesCommand(launch: launch, command: command, named: named).run()
    }

    private func runOnce(_ command: Command) throws {
        switch command {
        case .list(let settings): try ListCommand(launch: launch, settings: settings).run()
        case .doctor(let settings): DoctorCommand(launch: launch, settings: settings).run()
        case .compare(let settings): try CompareCommand(launch: launch, settings: settings).run()
        case .export(let settings): try ExportCommand(launch: launch, settings: settings).run()
        case .verify(let settings): try VerifyCommand(launch: launch, settings: settings, cluster: named?.cluster).run()
        case .fit(let settings): try FitCommand(launch: launch, settings: settings).run()
        case .laws(let settings): try LawsCommand(launch: launch, settings: settings).run()
        case .suite(let settings): try run(suite: settings, command)
        case .halo(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .transpose(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .stream(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .checkpoint(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .messages(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .latency(let settings):
            try measure(try settings.latencyJobs(ranks: try ranks()), command, settings.run.output)
        case .bandwidth(let settings):
            try measure(try settings.bandwidthJobs(ranks: try ranks()), command, settings.run.output)
        case .map(let settings): try measure(try settings.jobs(ranks: try ranks()), command, settings.run.output)
        case .paths(let settings):
            guard let output = command.run?.output else { return }
            let ranks = try ranks()
            var jobs: [Job] = []
            for run in settings.runs { jobs += try self.jobs(of: run, ranks: ranks) }
            try measure(jobs, command, output)
        }
    }

    /// How many ranks there are, which the launcher says before MPI is started.
    private func ranks() throws(Failure) -> Int {
        guard let place = launch.place else { throw launch.lackOfRanks(2, on: named?.cluster) }
        return place.size
    }

    private func suite(of settings: SuiteSettings) throws -> Suite {
        let text = try InputFile.text(at: settings.file, holding: "suite", examples: "bench/suites")
        return try SuiteFile.parse(text: text, path: settings.file, vocabulary: vocabulary, on: named?.cluster)
    }

    private func list(_ suite: Suite) {
        for run in suite.runs { launch.say("\(run.name ?? run.command.name)\n") }
    }

    private func run(suite settings: SuiteSettings, _ command: Command) throws {
        let suite = try suite(of: settings)
        if settings.dryRun { return list(suite) }
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
        case .checkpoint(let settings): try settings.jobs(ranks: ranks)
        case .messages(let settings): try settings.jobs(ranks: ranks)
        case .latency(let settings): try settings.latencyJobs(ranks: ranks)
        case .bandwidth(let settings): try settings.bandwidthJobs(ranks: ranks)
        case .list, .doctor, .compare, .export, .verify, .suite, .paths, .map, .fit, .laws: []
        }
    }
}
