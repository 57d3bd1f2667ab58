import CommandLineKit
import FoundationEssentials
import HostSystem
import Results

/// `--launches N` of any command that measures: starts the command anew so often, one launch after the other, and says
/// what they say together.
struct LaunchesCommand {
    let launch: Launch
    let command: Command
    /// The cluster whose file the command names.
    let named: NamedCluster?

    private var launches: Launches { command.launches }
    private var output: Output { command.output }

    func run() throws {
        guard launch.place == nil else {
            throw Failure(
                "--launches \(launches.count) starts the ranks of each launch itself, and here are ranks already; write the "
                    + "launcher behind it, as in rdmark \(command.name) --launches \(launches.count) --launcher \"mpirun -n 2\"",
                status: ProcessExit.usage)
        }
        let line = try launches.line(on: named?.cluster)
        guard let executable = Executable.path else {
            throw Failure("/proc/self/exe does not tell which program this is")
        }
        let words = LaunchWords(launch.arguments, seed: command.run?.bounds.seed)
        SignalFlag.install()
        let folder = try openFolder()
        var summary = LaunchesSummary()
        for number in 1...launches.count {
            announce(number)
            let path = folder.path(ofLaunch: number)
            let ending = try start(
                line.words(starting: [executable] + words.ofLaunch(number, folder: path)),
                isSilent: number < launches.count || output.printsJSON)
            try add(path, to: &summary, of: folder, isWhole: ending.status == 0 && ending.signalNumber == 0)
            guard ending.signalNumber == 0 else {
                report(summary, folder)
                launch.fail(
                    "interrupted; what was measured is in the results", status: 128 + ending.signalNumber)
            }
            guard ending.status == ProcessExit.success else {
                report(summary, folder)
                launch.fail(
                    "launch \(number) of \(launches.count) ended with status \(ending.status); "
                        + "what was measured is in the results",
                    status: ending.status)
            }
        }
        report(summary, folder)
    }

    private func openFolder() throws(Failure) -> LaunchesFolder {
        let path =
            output.folder
            ?? ResultsFolder.defaultPath(
                cluster: named?.cluster.name ?? "local", startedAt: Date(), commit: SourceCommit.current)
        do throws(ResultsError) { return try LaunchesFolder(at: path) } catch { throw Failure("\(error)") }
    }

    private func start(_ words: [String], isSilent: Bool) throws(Failure) -> SupervisedProcess.Ending {
        do throws(SystemError) { return try SupervisedProcess.run(words, isSilent: isSilent) } catch {
            throw Failure("the launcher \(words[0]) cannot be started: \(error)", status: ProcessExit.usage)
        }
    }

    /// Takes in what a launch has left, and writes down what is known by now, should this process be killed in the next.
    ///
    /// - Parameter isWhole: whether the launch says of itself that it is complete.
    private func add(
        _ path: String, to summary: inout LaunchesSummary, of folder: LaunchesFolder, isWhole: Bool
    ) throws(Failure) {
        do throws(ReadingProblem) {
            let run = try StoredRun(at: path)
            for problem in run.problems where isWhole { launch.complain("\(problem)") }
            summary.add(run)
        } catch {
            // A launch that failed at once has said why, and left nothing.
            guard isWhole else { return }
            throw Failure("\(error)")
        }
        do throws(ResultsError) { try folder.write(summary) } catch { throw Failure("\(error)") }
    }

    private func announce(_ number: Int) {
        guard !output.isQuiet, Terminal.error(isLaunched: false) != nil else { return }
        StandardError.write("launch \(number) of \(launches.count)\n")
    }

    private func report(_ summary: LaunchesSummary, _ folder: LaunchesFolder) {
        guard !summary.launches.isEmpty else { return }
        if output.printsJSON { return launch.say(LaunchesJSON(summary).text) }
        let table = LaunchesTable(summary, style: TableStyle(for: launch)).text
        guard !table.isEmpty else { return }
        launch.say("\n\(table)\nlaunches.csv and launch-1 to launch-\(summary.launches.count): \(folder.path)\n")
    }
}
