/// A further figure that a workload reports.
public struct Figure: Hashable, Sendable {
    /// What it is, with its unit: `produce_stall_s`.
    public let name: String
    /// How much, in that unit.
    public let value: Double

    /// A figure; its name holds neither `=` nor `;`, which part figures in their column.
    public init(_ name: String, _ value: Double) {
        precondition(!name.isEmpty && !name.contains { $0 == "=" || $0 == ";" }, "a figure's name is one word")
        self.name = name
        self.value = value
    }
}
