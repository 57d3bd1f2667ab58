/// What else a rank got done while a block's samples were taken.
public struct WorkBeside: Hashable, Sendable {
    /// How much, in the unit of the counter.
    public let amount: Int
    /// From before the first sample to after the last one, on this rank.
    public let nanoseconds: Int
}
