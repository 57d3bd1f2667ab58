internal import Laws
internal import TransferCore

/// What the parts of a scatter-gather transfer cost: enough to choose a method.
public struct CostFigures: Hashable, Sendable {
    /// A request, in nanoseconds.
    public var requestNanoseconds: Double
    /// A segment of a request beyond its first, in nanoseconds: t_o of law L5.
    public var segmentNanoseconds: Double
    /// The link's bandwidth, in bytes a nanosecond (GB/s): B.
    public var bandwidth: Double
    /// The bandwidth of packing and unpacking, in bytes a nanosecond (GB/s): Bc.
    public var copyBandwidth: Double
    /// A contiguous piece that is packed or unpacked, in nanoseconds.
    public var pieceNanoseconds: Double

    /// Figures; see the properties.
    public init(
        requestNanoseconds: Double, segmentNanoseconds: Double, bandwidth: Double, copyBandwidth: Double,
        pieceNanoseconds: Double
    ) {
        self.requestNanoseconds = requestNanoseconds
        self.segmentNanoseconds = segmentNanoseconds
        self.bandwidth = bandwidth
        self.copyBandwidth = copyBandwidth
        self.pieceNanoseconds = pieceNanoseconds
    }

    /// Round figures of a 100 Gb/s card beside one core, for a place that nobody has measured: they decide between methods
    /// and are never reported.
    public static let assumed = CostFigures(
        requestNanoseconds: 200, segmentNanoseconds: 20, bandwidth: 12, copyBandwidth: 8, pieceNanoseconds: 5)

    /// The longest gap that had better travel along, in bytes: shorter than g* = B t_o (law L9).
    public var coalescedGap: Int { Coalescing(segment: Nanoseconds(segmentNanoseconds), link: link).longestGap }

    /// What a list of requests costs, in nanoseconds: set-ups, further segments and bytes (law L5).
    func cost(of requests: [WorkRequest]) -> Double {
        list.time(
            segments: requests.reduce(0) { $0 + max($1.source.count, $1.destination.count) },
            bytes: requests.reduce(0) { $0 + $1.byteCount }, requests: requests.count
        ).value
    }

    /// What packing or unpacking costs, in nanoseconds (law L7); nothing for a contiguous layout, which needs none.
    func costOfCopying(_ layout: some WireLayout) -> Double {
        layout.isContiguous ? 0 : packing.time(pieces: layout.pieceCount, bytes: layout.byteCount).value
    }

    private var link: Bandwidth { Bandwidth(bytesPerNanosecond: bandwidth) }

    /// The request pays for its first segment.
    private var list: ListTime {
        ListTime(
            request: Nanoseconds(requestNanoseconds), segment: Nanoseconds(segmentNanoseconds), bandwidth: link,
            counting: .beyondTheFirst)
    }

    private var packing: PackingTime {
        PackingTime(
            copy: Bandwidth(bytesPerNanosecond: copyBandwidth), piece: Nanoseconds(pieceNanoseconds))
    }
}
