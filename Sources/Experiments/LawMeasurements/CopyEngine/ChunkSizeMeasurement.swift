import DeviceModel
import LawExperiments
import Statistics
import TransferCore

/// L18: chunks of growing size, through two equal stages; and read by the engine for a computation that grows faster than
/// they do, and written back by it.
struct ChunkSizeMeasurement: MeasuredLaw {
    let number = 18

    private static let transfer = "transfer"
    private static let alone = "computation"
    private static let stream = "throughput of read, compute, write"
    private static let message = "time of a message"
    private static let chunks = (9...18).map { 1 << $0 }
    private static let messageBytes = 1 << 20
    /// Chunks of a stream; its first read and its last write, which nothing overlaps, weigh so little.
    private static let streamed = 32
    /// Of a chunk, as a part of it, that is left to write.
    private static let remainder = 0.5
    /// One that the engine has, one that this thread has, and one more.
    private static let buffers = 3
    private static let (reference, exponent, computing) = (4096.0, 1.5, 300.0)

    func measure(seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        let relay = try RelayBench(message: Self.messageBytes)
        let computation = try Computation(seed: seed)
        var cells: [Stopwatch.Cell] = []
        for chunk in Self.chunks {
            let descriptors = relay.descriptors(Self.streamed, chunk: chunk)
            let bytes = min(Self.streamed * chunk, Self.messageBytes)
            let growth = Self.growth(Double(chunk) / Self.reference)
            let steps = computation.steps(lasting: Self.computing * growth)
            let sending = relay.sending(chunk: chunk)
            let left = Int(Self.remainder * Double(chunk))
            let back = relay.descriptorsBack(Self.streamed, chunk: chunk, remainder: left)
            let transfer = Stopwatch.Cell(curve: Self.transfer, x: Double(chunk)) { () throws(MeasurementRefusal) in
                try relay.queue.stream(descriptors, buffers: 2) {}
            }
            let stream = Stopwatch.Cell(curve: Self.stream, x: Double(chunk)) { () throws(MeasurementRefusal) in
                try relay.queue.stream(descriptors, writingBack: back, buffers: Self.buffers) {
                    computation.run(steps: steps)
                }
            }
            try relay.verifyFirst(bytes, after: transfer.action)
            try relay.verifyBack(Self.streamed, chunk: chunk, remainder: left, after: stream.action)
            try relay.verify(sending)
            cells += [transfer, stream, .init(curve: Self.message, x: Double(chunk), action: sending)]
        }
        let steps = computation.steps(lasting: Self.computing)
        cells.append(.init(curve: Self.alone, x: Self.reference) { computation.run(steps: steps) })
        let timings = try Stopwatch().time(cells, with: relay.queue, seed: seed)
        let transfers = timings.filter { $0.curve == Self.transfer }.map {
            Stopwatch.Timing(curve: $0.curve, x: $0.x, found: $0.found.scaled(by: 1 / Double(Self.streamed)))
        }
        let fit = try JointFit(transfers, curves: []) { [1, $0.x] }
        let messages = timings.filter { $0.curve == Self.message }
        let streams = timings.filter { $0.curve == Self.stream }
        let reference = timings[timings.count - 1].found
        return LawMeasurement(
            setting:
                "chunks moved by the simulated device's copy engine (a thread of this host that copies memory), which in a "
                + "stream reads the next ones and writes half of each back while this thread computes, and as a message of "
                + "\(ByteCount(Self.messageBytes)) that a second such engine, run by this thread, moves on",
            constants: [
                .init("setup", nanoseconds: fit.coefficients[0]),
                try .init("bandwidth", nanosecondsPerByte: fit.coefficients[1]),
                .init("compute", in: .nanoseconds, value: reference.value, interval: reference.interval),
            ],
            figures: [
                "chunk": Self.chunks.map(Double.init), "exponent": [Self.exponent],
                "remainder": [Self.remainder], "channels": [1],
                "message": [Double(Self.messageBytes)], "stages": [2],
            ],
            places: messages.map { .init(curve: $0.curve, x: $0.x, found: $0.found, isKeptOut: true) }
                + streams.map(Self.throughput),
            remarks: [
                "set-up and bandwidth were fitted to streams without a computation, and the computation was timed alone: no "
                    + "place of a curve had a part in them",
                "the engine is one thread, so that reading and writing take turns (channels 1): an engine for either would "
                    + "need a third processor",
                Self.best(messages, streams),
            ])
    }

    /// `ratio` to the exponent, which is 3/2.
    private static func growth(_ ratio: Double) -> Double { ratio * ratio.squareRoot() }

    private static func throughput(_ timing: Stopwatch.Timing) -> LawMeasurement.Place {
        let bytes = Double(streamed) * timing.x
        let interval = timing.found.interval.map { bytes / $0.upperBound...bytes / $0.lowerBound }
        return .init(
            curve: timing.curve, x: timing.x, found: .init(bytes / timing.found.value, interval: interval),
            isKeptOut: true)
    }

    private static func best(_ messages: [Stopwatch.Timing], _ streams: [Stopwatch.Timing]) -> String {
        let message = messages.min { $0.found.value < $1.found.value }?.x ?? 0
        let stream = streams.max { $0.x / $0.found.value < $1.x / $1.found.value }?.x ?? 0
        return "measured: of the chunks tried, \(ByteCount(Int(message))) are best for the message and "
            + "\(ByteCount(Int(stream))) for the stream"
    }
}
