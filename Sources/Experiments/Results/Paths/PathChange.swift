import Statistics

/// Two sizes between which the path that is shown to be faster changes: no difference is shown at those between them.
struct PathChange {
    /// The last size at which the one path is shown to be faster.
    let last: PathRatio
    /// The first size at which the other one is.
    let first: PathRatio

    /// Every change among sizes in ascending order.
    static func all(among ratios: [PathRatio]) -> [PathChange] {
        let decided = ratios.filter(\.isDecided)
        return zip(decided, decided.dropFirst()).filter { $0.ratio?.verdict != $1.ratio?.verdict }.map {
            PathChange(last: $0, first: $1)
        }
    }
}

extension PathRatio {
    /// Whether a difference is shown.
    var isDecided: Bool { ratio.map { $0.verdict != .noDifferenceShown } ?? false }
}
