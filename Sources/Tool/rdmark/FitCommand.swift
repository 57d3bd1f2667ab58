import CommandLineKit
import FoundationEssentials
import HostSystem
import Results

/// `rdmark fit`: the figures of a model from measured cells, held against cells that were kept out.
struct FitCommand {
    let launch: Launch
    let settings: FitSettings

    func run() throws(Failure) {
        guard launch.isSpeaker, let file = settings.file else { return }
        guard settings.isForced || !FileManager.default.fileExists(atPath: file) else {
            throw Failure("\(file): there is such a file; give --force to replace it, or another name")
        }
        let fit = try fit()
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        do throws(ResultsError) { try fit.writeProfile(named: name, to: file) } catch { throw Failure("\(error)") }
        launch.say(fit.text(style: TableStyle(for: launch)) + "\n\(file): for rdmark laws run LAW --profile \(file)\n")
    }

    private func fit() throws(Failure) -> MachineFit {
        let found: (runs: [StoredRun], problems: [ReadingProblem])
        do throws(ReadingProblem) { found = try StoredRun.all(named: settings.runs) } catch {
            throw Failure("\(error)")
        }
        for problem in found.problems + found.runs.flatMap(\.problems) { launch.complain("\(problem)") }
        do throws(MachineFit.Refusal) {
            return try MachineFit(found.runs, transport: settings.transport)
        } catch { throw Failure(error.description) }
    }
}
