import CommandLineKit
import HostSystem
import Results

/// `rdmark export`: the figures of a run, for programs that take them in a form of their own.
struct ExportCommand {
    let launch: Launch
    let settings: ExportSettings

    func run() throws(Failure) {
        let list: BenchmarkList
        do throws(ReadingProblem) {
            list = try BenchmarkList(
                ofRunAt: settings.folder, figure: BenchmarkList.Figure(settings.figure))
        } catch { throw Failure("\(error)") }
        for line in list.problems.map(\.description) + list.omissions where launch.isSpeaker { launch.complain(line) }
        guard !list.entries.isEmpty else { throw Failure("\(settings.folder): no cell has a figure to export") }
        launch.say(list.json)
    }
}

extension BenchmarkList.Figure {
    /// What the user calls `figure`.
    fileprivate init(_ figure: ExportedFigure) {
        self =
            switch figure {
            case .median: .median
            case .bandwidth: .bandwidth
            }
    }
}
