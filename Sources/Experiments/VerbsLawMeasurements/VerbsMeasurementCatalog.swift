/// The laws that an RDMA device can speak for.
public enum VerbsMeasurementCatalog {
    /// All of them, by number.
    public static let all: [any LawOverVerbs] = [
        BreakEvenOverVerbs(),
        ListTimeOverVerbs(),
        PackOrGatherOverVerbs(),
        AlignmentOverVerbs(),
        CoalescingOverVerbs(),
        PostedListsOverVerbs(),
        SegmentLimitOverVerbs(),
        QueueDepthOverVerbs(),
        DoubleBufferingOverVerbs(),
        ColumnBandsOverVerbs(),
        DirtyPagesOverVerbs(),
        VersionedBucketOverVerbs(),
        RegistrationOverVerbs(),
        RefusedKeysOverVerbs(),
        KernelBypassOverVerbs(),
    ]

    /// How the law of a number is measured; nothing where it is not.
    public static func law(_ number: Int) -> (any LawOverVerbs)? { all.first { $0.number == number } }
}
