/// L8: what it costs that a buffer does not begin and end on the device's alignment.
///
/// Source: S0, "The Cost of the List": a single buffer may turn into three segments, and splitting may cost more than to
/// copy everything. Head and tail are copied to where they are aligned, the middle goes as it is. The time of the link,
/// L/B, is the same either way, and the text leaves it out.
public struct AlignmentSplit: Hashable, Sendable {
    /// A buffer in up to three parts.
    public struct Parts: Hashable, Sendable {
        /// h: bytes before the first boundary.
        public var head: Int
        /// m: bytes of whole units.
        public var middle: Int
        /// t: bytes behind the last boundary.
        public var tail: Int

        /// See the properties.
        public init(head: Int, middle: Int, tail: Int) { (self.head, self.middle, self.tail) = (head, middle, tail) }

        /// n_seg: how many parts have any byte.
        public var segments: Int { [head, middle, tail].count { $0 > 0 } }
    }

    /// A: bytes between two boundaries; at least 1.
    public var alignment: Int
    /// What a segment costs (the text's t_setup).
    public var segment: Nanoseconds
    /// Bc: the bandwidth at which the processor copies.
    public var copy: Bandwidth

    /// See the properties.
    public init(alignment: Int, segment: Nanoseconds, copy: Bandwidth) {
        self.alignment = alignment
        self.segment = segment
        self.copy = copy
    }

    /// h = (A - a mod A) mod A, at most L; t = (a + L) mod A where L > h; m = L - h - t.
    public func parts(address: Int, bytes: Int) -> Parts {
        let head = min((alignment - address % alignment) % alignment, bytes)
        let tail = bytes > head ? (address + bytes) % alignment : 0
        return Parts(head: head, middle: bytes - head - tail, tail: tail)
    }

    /// T_split = n_seg t_setup + (h + t)/Bc, without the link's time.
    public func splitTime(_ parts: Parts) -> Nanoseconds {
        Double(parts.segments) * segment + copy.time(for: Double(parts.head + parts.tail))
    }

    /// T_copyall = t_setup + L/Bc, without the link's time.
    public func copyTime(bytes: Int) -> Nanoseconds { segment + copy.time(for: Double(bytes)) }

    /// (n_seg - 1) t_setup < m/Bc: whether splitting takes less time than copying everything.
    public func splitWins(_ parts: Parts) -> Bool {
        Double(parts.segments - 1) * segment < copy.time(for: Double(parts.middle))
    }

    /// The longest buffer of three parts that had better be copied: h + t + 2 t_setup Bc.
    public func longestToCopy(head: Int, tail: Int) -> Double {
        Double(head + tail) + 2 * copy.bytes(in: segment)
    }
}
