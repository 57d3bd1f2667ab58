@testable import DeviceModel
import HostSystem
import Testing
import TransferCore

@Suite struct DeadAccessorTests {
    @Test func unmappingGivesUpOnARankThatDiedInABatch() throws {
        let pair = try Pair()
        let window = try pair.peer.iommu.map(0..<64, of: pair.peerMemory, for: 0, .write)
        // The mark that a rank leaves which is killed inside a batch.
        let mark = pair.mapped.layout.mark(of: 0, in: pair.mapped.control.base)
        mark.store(mark.load() + 1)
        let error = #expect(throws: TransferError.self) {
            try pair.peer.iommu.unmap(window, deadline: .milliseconds(5))
        }
        #expect(error?.code == .timeout && error?.peer == 0)
        // The window is gone all the same.
        pair.submit(.copy(.bytes(64), from: pair.near, to: pair.far))
        pair.run()
        #expect(pair.ring.fault?.reason == .noWindow)
    }
}
