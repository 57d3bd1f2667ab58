/// What a law of DMA is called on the command line, and which figures it takes.
public struct LawWords: Hashable, Sendable {
    /// A figure that a law takes.
    public struct Figure: Hashable, Sendable {
        /// How a figure may be written, besides as a number.
        public enum Kind: Hashable, Sendable {
            /// With a binary unit: `64KiB`.
            case bytes
            /// With a unit of time, in nanoseconds without one: `1.5us`.
            case nanoseconds
            /// As a percentage: `30%`.
            case fraction
            /// As a number only.
            case number
        }

        /// Without dashes: `gap`.
        public let name: String
        /// What it is, with its unit and its default, in one phrase.
        public let summary: String
        /// How it may be written.
        public let kind: Kind
        /// Whether several values may be given.
        public let isList: Bool

        /// See the properties.
        public init(name: String, summary: String, kind: Kind, isList: Bool) {
            (self.name, self.summary, self.kind, self.isList) = (name, summary, kind, isList)
        }
    }

    /// The n of Ln.
    public let number: Int
    /// A few words.
    public let title: String
    /// The figures that it takes.
    public let figures: [Figure]

    /// See the properties.
    public init(number: Int, title: String, figures: [Figure]) {
        (self.number, self.title, self.figures) = (number, title, figures)
    }

    /// `L9`.
    var name: String { "L\(number)" }
}

extension LawWords.Figure {
    /// The option as help and reader see it.
    var signature: OptionSignature {
        let example =
            switch kind {
            case .bytes: "64..8K, a size in bytes or with K, M, G or T"
            case .nanoseconds: "20..320, in nanoseconds or with ns, us, ms or s"
            case .fraction: "0.1,0.5, or a percentage such as 30%"
            case .number: "1..128"
            }
        let note = ValueSyntax.Note(
            placeholder: "VALUES",
            text: "values and ranges with commas between; A..B is A, 2A, 4A and so on up to B, and B itself")
        return OptionSignature(
            name: name, summary: "\(summary) (such as \(example))",
            value: ValueSyntax(
                placeholder: isList ? "VALUES" : "VALUE", notes: isList ? [note] : [], isList: isList))
    }
}
