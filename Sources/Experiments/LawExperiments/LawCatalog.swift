/// The laws that can be run, by number.
public enum LawCatalog {
    /// All of them: every family's, in the order of their numbers.
    public static let all: [any LawExperiment] =
        delegation + scatterGather + queueing + pipelines + structuredTransfers + memoryManagement + clusterPaths

    /// The law of a number: 9 for L9.
    public static func law(_ number: Int) -> (any LawExperiment)? { all.first { $0.sheet.number == number } }
}
