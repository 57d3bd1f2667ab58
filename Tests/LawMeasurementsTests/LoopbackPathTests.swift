import HostMemory
import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct LoopbackPathTests {
    @Test(arguments: [0, 1, 1000, LoopbackPath.largestMessage])
    func messagesArriveWholeAndOneAfterTheOther(bytes: Int) throws {
        let path = try LoopbackPath()
        let (source, destination) = (
            try HostMemory(size: ByteCount(LoopbackPath.largestMessage)),
            try HostMemory(size: ByteCount(LoopbackPath.largestMessage))
        )
        for seed in 1...3 as ClosedRange<UInt64> {
            let message = distinctBytes(bytes, seed: seed)
            source.write(message)
            let before = destination.contents
            try path.pass(bytes, from: source, to: destination)
            #expect(destination.contents == message + before.dropFirst(bytes))
        }
    }

    /// Packets are the connection's own count; commands are the interface's, to which others may add.
    @Test func messagesAreCutIntoPackets() throws {
        let bench = try CuttingBench(packetsOf: 1460, seed: 1)
        #expect((1400...1460).contains(bench.packetBytes))
        for packets in [1, 2, 45] {
            let exact = try bench.cut(packets * bench.packetBytes)
            let longer = try bench.cut(packets * bench.packetBytes + 1)
            #expect(exact.packets == packets && longer.packets == packets + 1)
            #expect(exact.commands >= 1)
        }
        let most = try bench.largestCommand()
        #expect(most % bench.packetBytes == 0 && most >= bench.packetBytes)
        #expect(try bench.cut(most + 1).commands >= 2)
    }
}
