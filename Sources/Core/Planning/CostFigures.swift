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

    /// The longest gap that had better travel along, in bytes: shorter than g* = B t_o, where sending the gap and
    /// describing another segment cost the same (law L9; equality is no gain).
    public var coalescedGap: Int { max(0, Int((bandwidth * segmentNanoseconds).rounded(.up)) - 1) }

    /// What a list of requests costs, in nanoseconds: T = sum of all set-ups + S/B (law L5).
    func cost(of requests: [WorkRequest]) -> Double {
        requests.reduce(0) { sum, request in
            let segments = max(request.source.count, request.destination.count)
            return sum + requestNanoseconds + Double(segments - 1) * segmentNanoseconds
                + Double(request.byteCount) / bandwidth
        }
    }

    /// What packing or unpacking costs, in nanoseconds; nothing for a contiguous layout, which needs none.
    func costOfCopying(_ layout: Layout) -> Double {
        layout.isContiguous
            ? 0 : Double(layout.byteCount) / copyBandwidth + Double(layout.pieceCount) * pieceNanoseconds
    }
}
