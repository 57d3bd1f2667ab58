import DeviceSimulation
import Testing
import TransferCore

@Suite struct HopPathTests {
    private let rate = DataRate(femtosecondsPerByte: 100_000)

    @Test func stagedBytesCrossHostMemoryTwiceOnEachSide() {
        let path = HopPath(
            from: .deviceMemory,
            through: [
                HopStage(
                    setup: Picoseconds(100_000), rate: rate, hops: [Hop(.engine, to: .hostMemory, isAtReceiver: false)]),
                HopStage(
                    setup: Picoseconds(100_000), rate: rate,
                    hops: [
                        Hop(.engine, to: .card, isAtReceiver: false), Hop(.wire, to: .card, isAtReceiver: true),
                        Hop(.engine, to: .hostMemory, isAtReceiver: true),
                    ]),
                HopStage(
                    setup: Picoseconds(100_000), rate: rate, hops: [Hop(.engine, to: .deviceMemory, isAtReceiver: true)]
                ),
            ], buffers: 3)
        let message = (0..<3500).map { UInt8(truncatingIfNeeded: SeededGenerator.mix(UInt64($0))) }
        let delivery = path.move(message, chunk: 1000)
        #expect(delivery.bytes == message)
        #expect(delivery.time == Picoseconds(1_150_000))
        #expect(path.time(for: 3500, chunk: 1000) == delivery.time)
        #expect(delivery.counts.byEngine == 4 * 3500 && delivery.counts.byProcessor == 0)
        #expect(delivery.counts.throughSenderMemory == 2 * 3500)
        #expect(delivery.counts.throughReceiverMemory == 2 * 3500)
    }
}
