import Statistics
import TransferCore

/// Maps of methods as tables for people: the fastest method at each place, what the methods cost, what `auto` loses.
public struct MapTable {
    private let maps: [MethodMap]
    private let style: TableStyle

    /// A table of `maps`, in their order.
    public init(_ maps: [MethodMap], style: TableStyle) {
        self.maps = maps
        self.style = style
    }

    /// The tables, each line with its line end.
    public var text: String {
        guard !maps.isEmpty else { return "" }
        let lines = style.wrapped(Self.legend) + maps.flatMap(lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static let legend =
        "The fastest method for so many pieces (down) of so many bytes (across), and how many times as long the next best"
        + " took; ~ where their 95 % intervals overlap. Below, what the methods were found to cost by the bytes of a transfer."

    private func lines(of map: MethodMap) -> [String] {
        let heading = "\(map.transport), \(map.memory.rawValue) memory, \(map.ranks) ranks"
        let grid = AlignedRows.lines(rows(of: map)).map { style.clipped($0, to: style.width) }
        let costs = AlignedRows.lines(costRows(of: map)).map { style.clipped($0, to: style.width) }
        return ["", style.bold(heading)] + grid + [""] + costs + [""] + style.wrapped(map.verdict)
    }

    private func rows(of map: MethodMap) -> [[String]] {
        let fragments = Set(map.cells.map(\.fragmentBytes)).sorted()
        let counts = Set(map.cells.map(\.count)).sorted()
        let heading = ["pieces"] + fragments.map { Magnitude.size(bytes: Double($0)) }
        return [heading]
            + counts.map { count in
                ["\(count)"]
                    + fragments.map { fragment in
                        map.cells.first { $0.count == count && $0.fragmentBytes == fragment }.map(text) ?? "-"
                    }
            }
    }

    private func text(of cell: MethodMap.Cell) -> String {
        guard let margin = cell.margin else { return cell.winner.rawValue }
        return "\(cell.winner.rawValue) \(cell.isShown ? "" : "~")\(Magnitude.digits(margin))"
    }

    private func costRows(of map: MethodMap) -> [[String]] {
        guard !map.costs.isEmpty else { return [] }
        return [["method", "transfers", "a transfer, ns", "a piece, ns", "a KiB, ns", "median distance"]]
            + map.costs.flatMap { cost in
                cost.steps.enumerated().map { place, step in
                    [cost.method.rawValue, place == 0 ? sizes(of: step) : "larger"]
                        + [(step.setup, 1.0), (step.piece, 1.0), (step.byte, 1024.0)].map(text)
                        + ["\(Magnitude.fixed(100 * cost.medianError, decimals: 0)) %"]
                }
            }
    }

    private func sizes(of step: CostEstimate.Step) -> String {
        step.upToBytes.map { "to \(Magnitude.size(bytes: Double($0)))" } ?? "all"
    }

    private func text(of figure: Estimated, scale: Double) -> String {
        "\(Magnitude.digits(figure.value * scale)) \(style.plusMinus) \(Magnitude.digits(figure.margin * scale))"
    }
}

extension MethodMap {
    /// What it means, in words.
    public var verdict: String {
        var wins: [(method: String, count: Int)] = []
        for method in cells.map(\.winner.rawValue) {
            if let known = wins.firstIndex(where: { $0.method == method }) {
                wins[known].count += 1
            } else {
                wins.append((method, 1))
            }
        }
        wins.sort { $0.count > $1.count }
        let shown = cells.count(where: \.isShown)
        var sentences = [
            "Of \(cells.count) places "
                + wins.map { "\($0.method) is fastest at \($0.count)" }.joined(separator: ", ")
                + "; \(shown) are decided by more than the intervals."
        ]
        if let regret {
            sentences.append(
                "By costs that were fitted without the place at hand, auto loses \(Self.percent(regret.median)) in the "
                    + "median and \(Self.percent(regret.worst)) at the worst place; what its intervals show is at most "
                    + "\(Self.percent(regret.worstShown)).")
        }
        if let regretWithoutMap {
            sentences.append(
                "By the transport's own figures it lost \(Self.percent(regretWithoutMap.median)) in the median and "
                    + "\(Self.percent(regretWithoutMap.worst)) at the worst place, of which "
                    + "\(Self.percent(regretWithoutMap.worstShown)) is shown.")
        }
        return sentences.joined(separator: " ")
    }

    private static func percent(_ share: Double) -> String { "\(Magnitude.digits(100 * share)) %" }
}
