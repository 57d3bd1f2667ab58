import Statistics
import TransferCore

extension PathComparison {
    /// A paragraph for people: which path is faster from what size on, by how much, and how sure that is.
    public var verdict: String {
        [answer, gaps, lines.flatMap(\.sentence), payment, coRunSentence, reservation].compactMap { $0 }.joined(
            separator: " ")
    }

    private var answer: String {
        let changes = PathChange.all(among: ratios)
        guard changes.count == 1, let change = changes.first else { return answerWithoutChange }
        let isCandidateAbove = change.first.ratio?.verdict == .faster
        let (small, large) = isCandidateAbove ? (baseline, candidate) : (candidate, baseline)
        let (low, high) = (Double(change.last.sizeBytes), Double(change.first.sizeBytes))
        let sides =
            "\(small) is faster up to \(Magnitude.size(bytes: low))\(lead(of: small, upTo: low)), \(large) from "
            + "\(Magnitude.size(bytes: high)) on\(lead(of: large, from: high))."
        switch crossover {
        case .at(let size, let low, let high):
            return "\(sides) They cross at about \(Magnitude.size(bytes: size)) "
                + "(95 %: \(Magnitude.size(bytes: low)) .. \(Magnitude.size(bytes: high)))."
        case .none(let reason): return "\(sides) Where they cross is not shown: \(reason)."
        }
    }

    private var answerWithoutChange: String {
        if let (faster, range) = winner {
            return "\(faster) is faster\(range) wherever a difference is shown; there is no crossover in range."
        }
        guard case .none(let reason) = crossover else { return "" }
        return "\(baseline) and \(candidate): \(reason)."
    }

    /// The path that is faster wherever a difference is shown, if there is one, and by how much.
    private var winner: (name: String, lead: String)? {
        let verdicts = Set(ratios.filter(\.isDecided).compactMap(\.ratio?.verdict))
        guard verdicts.count == 1, let verdict = verdicts.first else { return nil }
        let name = verdict == .faster ? candidate : baseline
        return (name, lead(of: name))
    }

    /// ` (1.2 to 3.4 times as fast)`, over the sizes in range at which it is shown to be faster.
    private func lead(of path: String, from low: Double = 0, upTo high: Double = .infinity) -> String {
        let leads = ratios.compactMap { cell -> Double? in
            guard let ratio = cell.ratio, low...high ~= Double(cell.sizeBytes) else { return nil }
            let lead = path == candidate ? 1 / ratio.estimate : ratio.estimate
            return cell.isDecided && lead > 1 ? lead : nil
        }
        guard let least = leads.min(), let most = leads.max() else { return "" }
        let (first, last) = (Magnitude.digits(least), Magnitude.digits(most))
        return first == last ? " (\(first) times as fast)" : " (\(first) to \(last) times as fast)"
    }

    private var gaps: String? {
        let undecided = ratios.filter { $0.ratio?.verdict == .noDifferenceShown }.map {
            Magnitude.size(bytes: Double($0.sizeBytes))
        }
        let missing = ratios.filter { $0.ratio == nil }
        let texts = [
            // Where it is so at all sizes, the answer has said it.
            undecided.isEmpty || undecided.count == ratios.count
                ? nil : "No difference is shown at \(undecided.joined(separator: ", ")).",
            missing.first.map { "\(missing.count) of \(ratios.count) sizes have no ratio: \($0.reason ?? "unknown")." },
        ]
        let known = texts.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: " ")
    }

    /// When a region that had to be registered has paid for itself.
    private var payment: String? {
        let costs = ratios.compactMap { cell in cell.reusesToPay.map { (cell.sizeBytes, $0) } }
        guard let last = costs.last, last.1 > 0 else { return nil }
        return
            "Registering the memory of \(candidate) has paid for itself after \(Magnitude.digits(last.1.rounded(.up)))"
            + " iterations of \(Magnitude.size(bytes: Double(last.0)))."
    }

    private var reservation: String? {
        guard ratios.contains(where: { $0.ratio?.kind == .samples }) else { return nil }
        return "The intervals are of 95 % and of this launch: another launch may differ by more than they say."
    }
}
