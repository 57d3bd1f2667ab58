/// What a machine's transfers are made of: the figures of a model, each with its unit and where it comes from.
public struct Profile: Hashable, Sendable {
    /// A figure that a profile may have.
    public struct Kind: Hashable, Sendable {
        /// Its key in the file.
        public let name: String
        /// What it is counted in; the only one that a file may say.
        public let unit: String
        /// What it is, in one phrase.
        public let meaning: String
    }

    /// One figure.
    public struct Figure: Hashable, Sendable {
        /// In the unit of its kind; not negative.
        public let value: Double
        /// The 95 % interval, where it was fitted.
        public let interval: ClosedRange<Double>?
        /// Where it comes from: a data sheet, a command with its date.
        public let source: String

        /// See the properties.
        public init(value: Double, interval: ClosedRange<Double>?, source: String) {
            (self.value, self.interval, self.source) = (value, interval, source)
        }
    }

    /// What it is called.
    public let name: String
    /// What it describes, in a sentence.
    public let summary: String?
    /// Its figures by the names of their kinds.
    public let figures: [String: Figure]

    /// See the properties.
    public init(name: String, summary: String?, figures: [String: Figure]) {
        (self.name, self.summary, self.figures) = (name, summary, figures)
    }

    /// The figures that a profile may have, in the order in which they are written.
    public static let kinds = [
        Kind(name: "setup", unit: "ns", meaning: "setting a transfer up and waiting for its end: tp"),
        Kind(name: "request_overhead", unit: "ns", meaning: "each further request of a transfer"),
        Kind(name: "descriptor_overhead", unit: "ns", meaning: "processing a descriptor or segment: to"),
        Kind(name: "descriptor_fetch", unit: "ns", meaning: "fetching a descriptor: tm"),
        Kind(name: "link_bandwidth", unit: "GB/s", meaning: "the engine or its link: B"),
        Kind(name: "copy_bandwidth", unit: "GB/s", meaning: "the processor, packing and unpacking: Bc"),
        Kind(name: "pack_piece", unit: "ns", meaning: "each contiguous piece that is packed and unpacked"),
        Kind(name: "registration", unit: "ns", meaning: "registering a region, whatever its size: t_r0"),
        Kind(name: "page_registration", unit: "ns", meaning: "each page of a region that is registered: t_map"),
    ]
}
