/// A fact about a prepared exchange that is no counter, under the name that the results give it, which holds the unit:
/// `device`, `path_mtu_bytes`.
public struct Particular: Hashable, Sendable {
    /// What a fact is.
    public enum Value: Hashable, Sendable {
        /// A word or two.
        case text(String)
        /// A number, in the unit that the name says.
        case number(Int)
    }

    /// The name, as in the results.
    public let name: String
    /// The fact.
    public let value: Value

    /// A fact in words.
    public init(_ name: String, _ text: String) {
        self.name = name
        value = .text(text)
    }

    /// A number.
    public init(_ name: String, _ number: Int) {
        self.name = name
        value = .number(number)
    }
}
