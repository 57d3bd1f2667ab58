/// A device that moves whole units between their boundaries, and anything less only by a segment of its own.
public struct AlignmentRule: Hashable, Sendable {
    /// A stretch of a buffer that makes one segment.
    public struct Part: Hashable, Sendable {
        /// Its bytes.
        public var range: Range<Int>
        /// Whether it is whole units.
        public var isAligned: Bool
    }

    /// Bytes of a unit.
    public let unit: Int

    /// Units of `unit` bytes, at least 1.
    public init(unit: Int) {
        precondition(unit > 0, "a unit has bytes")
        self.unit = unit
    }

    /// The segments of the bytes `range`, in order, burst by burst: a burst ends at a boundary, and full ones that follow one
    /// another make one segment.
    public func parts(of range: Range<Int>) -> [Part] {
        var parts: [Part] = []
        var boundary = range.lowerBound / unit * unit
        while boundary < range.upperBound {
            let burst = range.clamped(to: boundary..<boundary + unit)
            let isFull = burst.count == unit
            if isFull, let last = parts.last, last.isAligned {
                parts[parts.count - 1].range = last.range.lowerBound..<burst.upperBound
            } else {
                parts.append(Part(range: burst, isAligned: isFull))
            }
            boundary += unit
        }
        return parts
    }
}
