/// What there is to say of a law before it is run.
public struct LawSheet: Hashable, Sendable {
    /// How a simulation can speak for a law.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It equals the closed form, within the tolerance of the curve.
        case deterministic
        /// It estimates, and its interval holds what the closed form says.
        case stochastic
        /// Every order of events is explored: what must not happen does not, and does once its protection is removed.
        case safety
    }

    /// Whether a real machine can speak for a law.
    public enum Measurement: Hashable, Sendable {
        /// It is measured on this machine: how, in one phrase.
        case here(String)
        /// It is not: why, and on what it could be, in one phrase.
        case elsewhere(String)
    }

    /// The n of Ln.
    public let number: Int
    /// A few words.
    public let title: String
    /// What the texts claim, in a sentence or two for somebody who is new to this.
    public let claim: String
    /// The closed form in plain text, as in `S* = tp / (1/Bc - 1/B)`, with what its letters stand for.
    public let formula: String
    /// Where the claim comes from, as in `S0, "Delegation and its Discontents"`; says `reconstructed` where the formula is.
    public let source: String
    /// What somebody with a real cluster does with it, in a sentence or two.
    public let advice: String
    /// How the simulation speaks for it.
    public let kind: Kind
    /// Whether a machine without a card does.
    public let measurement: Measurement
    /// How it is measured over an RDMA device, in one phrase; nothing where it is not.
    public let overVerbs: String?

    /// See the properties.
    public init(
        number: Int, title: String, claim: String, formula: String, source: String, advice: String, kind: Kind,
        measurement: Measurement, overVerbs: String? = nil
    ) {
        self.number = number
        self.title = title
        self.claim = claim
        self.formula = formula
        self.source = source
        self.advice = advice
        self.kind = kind
        self.measurement = measurement
        self.overVerbs = overVerbs
    }

    /// As people write it: `L9`.
    public var name: String { "L\(number)" }
}
