/// Something that runs were done with, that bears on their times, and that is not the same in all of them.
public struct ManifestDifference: Hashable, Sendable {
    /// What differs, as the key of `run.json` or the option's name.
    public let subject: String
    /// What the baseline's runs have there, each once.
    public let baseline: [String]
    /// What the candidate's runs have there, each once.
    public let candidate: [String]

    /// What differs among the runs of both sides in something that matters.
    ///
    /// The commit may differ, and so may what chooses cells: these are compared cell by cell. What one of the runs does not
    /// know is no difference.
    public static func all(baseline: [RunManifest], candidate: [RunManifest]) -> [ManifestDifference] {
        let sides = [baseline, candidate].map { manifests in manifests.map(\.circumstances) }
        return RunManifest.circumstanceSubjects(of: baseline + candidate).compactMap { subject in
            let values = sides.map { side in side.compactMap { $0[subject] }.uniqued() }
            return Set(values[0] + values[1]).count > 1
                ? ManifestDifference(subject: subject, baseline: values[0], candidate: values[1]) : nil
        }
    }
}

extension ManifestDifference: CustomStringConvertible {
    /// `machine.kernel: 6.1.0 and 6.12.0`; where the runs of one side differ among themselves, all of them.
    public var description: String {
        let sides = [baseline, candidate].map { $0.isEmpty ? "not known" : $0.joined(separator: " or ") }
        return "\(subject): \(sides[0]) in the baseline, \(sides[1]) in the candidate"
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of their first appearance.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
