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
}
