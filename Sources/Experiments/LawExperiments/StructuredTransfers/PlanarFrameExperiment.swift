import DeviceSimulation
import Laws
import TransferCore

/// L21: planes of a frame, fetched row by row with and without padding, and the bursts that it took.
struct PlanarFrameExperiment: LawExperiment {
    let sheet = LawSheet(
        number: 21, title: "planar strided video",
        claim:
            "A frame in YUV420 is three planes, and each is one strided descriptor. Memory answers in bursts of A bytes; "
            + "rows padded to a multiple of A all begin on a burst's boundary, so that as few bursts as possible are fetched.",
        formula:
            "stride = ceil(w/A) A; bursts of a row = ceil((off mod A + w)/A); efficiency = w/(bursts A), with w the "
            + "bytes of a row, A those of a burst, off where the row begins",
        source: "S2; efficiency without padding: our extension",
        advice: "Allocate images with a row stride that is a multiple of 64 bytes (or of the card's burst, if that is "
            + "larger) and let one strided descriptor a plane carry it; padding costs some memory and no bandwidth.",
        kind: .deterministic,
        measurement: .elsewhere("bursts show in a memory controller's counters, which need a machine of one's own"))

    let parameters: [LawParameter] = [
        LawParameter(
            sweep: "width", "the width in pixels", in: .count, defaults: [640, 854, 1366, 1920, 2048], range: 1...16_384
        ),
        LawParameter("height", "the height in pixels", in: .count, default: 48, range: 1...1080), .burst,
    ]

    func simulate(_ values: LawValues, seed: UInt64) throws(LawRefusal) -> LawResult {
        let (height, burst) = (values.whole("height"), values.whole("burst"))
        let frames = values[sweep: "width"].map { width in
            Frame(PlanarFrame(width: Int(width), height: height).planes(burst: burst))
        }
        let width = LawCurve.Axis("width", .count, isLogarithmic: true)
        let efficiency = LawCurve.Axis("efficiency", .fraction)
        func curve(
            _ name: String, _ axis: LawCurve.Axis, predicted: (Frame) -> Double, simulated: (Frame) -> Double
        ) -> LawCurve {
            LawCurve(
                name, x: width, y: axis,
                points: zip(values[sweep: "width"], frames).map {
                    LawPoint(x: $0, predicted: predicted($1), simulated: simulated($1))
                })
        }
        return LawResult(
            curves: [
                curve("brightness, padded", efficiency) {
                    $0.law[0].efficiency(ofBursts: $0.law[0].paddedBursts)
                } simulated: {
                    $0.padded[0].efficiency
                },
                curve("brightness, not padded", efficiency) {
                    $0.law[0].efficiency(ofBursts: $0.law[0].packedBursts)
                } simulated: {
                    $0.packed[0].efficiency
                },
                curve("colour, padded", efficiency) {
                    $0.law[1].efficiency(ofBursts: $0.law[1].paddedBursts)
                } simulated: {
                    $0.padded[1].efficiency
                },
                curve("bursts of a padded frame", .init("bursts", .count)) { frame in
                    Double(frame.law.reduce(0) { $0 + $1.paddedBursts })
                } simulated: { frame in
                    Double(frame.padded.reduce(0) { $0 + $1.bursts })
                },
            ],
            findings: [
                LawFinding(
                    "every byte of \(3 * frames.count) planes is in its place, padded or not",
                    holds: frames.allSatisfy { ($0.padded + $0.packed).allSatisfy(\.isIntact) }),
                LawFinding(
                    "no padded plane takes more bursts than the same without padding",
                    holds: frames.allSatisfy { zip($0.padded, $0.packed).allSatisfy { $0.bursts <= $1.bursts } }),
            ])
    }
}

/// The planes of a frame by closed form and by an engine that fetches them.
private struct Frame {
    struct Fetched {
        let bursts: Int
        let efficiency: Double
        let isIntact: Bool
    }

    let law: [PaddedRows]
    let padded: [Fetched]
    let packed: [Fetched]

    init(_ planes: [PaddedRows]) {
        law = planes
        padded = planes.map { Self.fetched($0, stride: $0.stride) }
        packed = planes.map { Self.fetched($0, stride: $0.row) }
    }

    private static func fetched(_ plane: PaddedRows, stride: Int) -> Fetched {
        let source = PlainMemory(patterned: stride * plane.height, seed: 0)
        var destination = PlainMemory(zeros: plane.row * plane.height)
        let engine = StridedEngine(overhead: .zero, data: .bursts(of: plane.burst, each: Picoseconds(1)))
        let report = engine.run(
            [
                StridedCopy(
                    sourceOffset: 0, destinationOffset: 0, block: plane.row,
                    middle: .init(count: plane.height, sourceStride: stride, destinationStride: plane.row))
            ], from: source, to: &destination)
        let isIntact = (0..<plane.height).allSatisfy { row in
            destination.holds(row * stride..<row * stride + plane.row, of: source, at: row * plane.row)
        }
        return Fetched(
            bursts: report.bursts, efficiency: Double(report.bytes) / Double(report.bursts * plane.burst),
            isIntact: isIntact && report.descriptors == 1)
    }
}
