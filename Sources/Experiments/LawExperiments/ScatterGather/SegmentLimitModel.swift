import DeviceSimulation
import Laws

/// A message of headers and a buffer in scattered pages, sent by an engine that takes so many segments in a request.
struct SegmentLimitModel {
    /// Bytes of a header.
    static let headerBytes = 64

    private let limit: Int
    private let engine: DescriptorEngine
    private let processor: DescriptorEngine
    private let message: GatherModel

    init(_ law: SegmentFallback, page: Int, headers: Int, offset: Int, length: Int, seed: UInt64) {
        limit = law.limit.segments
        (engine, processor) = (DescriptorEngine(law.list), DescriptorEngine(law.packing))
        var randomness = RandomTimes(seed: seed)
        let pages = (offset + length) / page + 1
        let table = PageTable(
            pageSize: page, pages: pages, outOf: pages + pages / 2 + 1, fragmentation: 1, randomness: &randomness)
        let size = ((table.frames.max() ?? 0) + 1) * page
        // The headers lie behind all frames.
        let sources =
            (0..<headers).map { size + $0 * Self.headerBytes..<size + ($0 + 1) * Self.headerBytes }
            + table.runs(of: offset..<offset + length)
        var sent = 0
        let pieces = sources.map { source in
            defer { sent += source.count }
            return SegmentDescriptor(source: source.lowerBound, destination: sent, byteCount: source.count)
        }
        message = GatherModel(pieces, of: PlainMemory(patterned: size + headers * Self.headerBytes, seed: seed))
    }

    var pieceCount: Int { message.pieces.count }

    /// What comes of a way; nothing where the engine refuses the request.
    func send(_ way: SegmentFallback.Way) -> GatherModel.Sent? {
        switch way {
        case .zeroCopy: pieceCount > limit ? nil : message.gather(by: engine)
        case .split: message.gather(by: engine, atMost: limit)
        case .copy: message.pack(by: processor, then: engine)
        }
    }
}
