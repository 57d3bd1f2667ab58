import CommandLineKit
import HostSystem
import Results

/// `rdmark compare`: the results of runs beside those of others, and whether they are slower.
struct CompareCommand {
    let launch: Launch
    let settings: CompareSettings

    func run() throws(Failure) {
        let comparison = try compare()
        for problem in comparison.problems { warn("\(problem)") }
        try judge(comparison.differences)
        if settings.printsJSON {
            launch.say(ComparisonJSON(comparison).text)
        } else {
            let table = ComparisonTable(comparison)
            launch.say(settings.format == .markdown ? table.markdown : table.text(style: TableStyle(for: launch)))
        }
        guard !comparison.cells.isEmpty else {
            throw Failure(
                comparison.omissions.isEmpty
                    ? "there is nothing to compare: neither side has a cell"
                    : "there is nothing to compare: no cell was measured on both sides; run the same suite for both")
        }
        let slower = comparison.slowerCells.count
        if slower > 0 {
            StandardOutput.flush()
            throw Failure(
                "\(slower) of \(comparison.cells.count) cells \(slower == 1 ? "is" : "are") slower by more than \(comparison.thresholdText)",
                status: ProcessExit.slower)
        }
    }

    private func compare() throws(Failure) -> RunComparison {
        do throws(ReadingProblem) {
            let (baseline, candidate) = (
                try StoredRun.all(named: settings.baseline), try StoredRun.all(named: settings.candidate)
            )
            return RunComparison(
                baseline: baseline.runs, candidate: candidate.runs, threshold: settings.threshold,
                problems: baseline.problems + candidate.problems)
        } catch { throw Failure("\(error)") }
    }

    /// Refuses runs that were done with different things, unless told otherwise.
    private func judge(_ differences: [ManifestDifference]) throws(Failure) {
        guard !differences.isEmpty else { return }
        for difference in differences { warn("\(difference)") }
        guard settings.isForced else {
            throw Failure(
                "the runs differ in what matters, as listed above; compare runs that were done alike, or give --force")
        }
    }

    private func warn(_ message: String) {
        if launch.isSpeaker { launch.complain(message) }
    }
}
