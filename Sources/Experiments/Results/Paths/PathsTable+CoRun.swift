import Statistics

extension PathsTable {
    /// What each path and a kernel beside it left to each other, size by size; nothing where nobody asked.
    static func coRunRows(of comparison: PathComparison) -> [[String]] {
        let rows = comparison.ratios.flatMap { cell in
            [(comparison.baseline, cell.baseline), (comparison.candidate, cell.candidate)].compactMap { name, side in
                side.result.coRun.map { row(size: cell.sizeBytes, name, $0.summary) }
            }
        }
        let heading = [
            "size", "beside", "kernel alone", "kernel beside", "kernel slowed", "95 %", "transfer slowed", "95 %",
        ]
        return rows.isEmpty ? [] : [heading] + rows
    }

    /// Beside what kernels these ran, each once.
    static func coRunNotes(of comparison: PathComparison) -> [String] {
        let sides = comparison.ratios.flatMap { [$0.baseline, $0.candidate] }
        return CoRun.Setting.notes(of: sides.map(\.result))
    }

    private static func row(size: Int, _ name: String, _ summary: CoRunSummary) -> [String] {
        let rates = [summary.kernelAlone, summary.kernelBeside].map { rate in
            rate.map { Magnitude.bandwidth(bytesPerSecond: $0) } ?? "-"
        }
        let ratios = [summary.kernelSlowdown, summary.transferSlowdown].flatMap { ratio in
            ratio.map {
                [Magnitude.digits($0.estimate), "\(Magnitude.digits($0.low)) .. \(Magnitude.digits($0.high))"]
            } ?? ["-", "-"]
        }
        return [Magnitude.size(bytes: Double(size)), name] + rates + ratios
    }
}
