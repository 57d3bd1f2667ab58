/// A stretch of a source that is read as one, with segments that are wanted and gaps that are not.
public struct CoalescedDescriptor: EngineDescriptor, Hashable {
    /// What is read.
    public var range: Range<Int>
    /// The segments in it that are wanted, in order.
    public var segments: [SegmentDescriptor]

    /// One segment by itself.
    public init(_ segment: SegmentDescriptor) { (range, segments) = (segment.sourceRange, [segment]) }

    /// What crosses the link, gaps among it.
    public var byteCount: Int { range.count }

    /// Moves the segments to where they belong, and the gaps into the sink.
    public func move(from memory: PlainMemory, to other: inout PlainMemory, sink: inout JunkSink) {
        var cursor = range.lowerBound
        for segment in segments {
            sink.swallow(cursor..<segment.source, of: memory)
            segment.move(from: memory, to: &other)
            cursor = segment.sourceRange.upperBound
        }
        sink.swallow(cursor..<range.upperBound, of: memory)
    }
}

/// A page in which bytes land that nobody wants, one gap over the other.
public struct JunkSink: Hashable, Sendable {
    private var page = PlainMemory(zeros: 4096)
    /// How many bytes have landed in it.
    public private(set) var byteCount = 0

    /// An empty sink.
    public init() {}

    /// Takes the bytes `range` of a memory, a page at a time.
    public mutating func swallow(_ range: Range<Int>, of memory: PlainMemory) {
        var cursor = range.lowerBound
        while cursor < range.upperBound {
            let end = min(cursor + page.count, range.upperBound)
            page.copy(cursor..<end, of: memory, to: 0)
            cursor = end
        }
        byteCount += range.count
    }
}
