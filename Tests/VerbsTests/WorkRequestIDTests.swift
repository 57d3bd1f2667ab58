import Testing
import Verbs

@Suite struct WorkRequestIDTests {
    @Test func packsAndUnpacks() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let kind = UInt8.random(in: .min ... .max, using: &generator)
            let peer = Int.random(in: 0..<1 << 24, using: &generator)
            let index = Int.random(in: 0..<1 << 32, using: &generator)
            let id = WorkRequestID(kind: kind, peer: peer, index: index)
            #expect(id.kind == kind && id.peer == peer && id.index == index)
            #expect(WorkRequestID(rawValue: id.rawValue) == id)
        }
    }

    @Test func theEdgesDoNotTouch() {
        #expect(WorkRequestID(kind: 0xff, peer: 0, index: 0).rawValue == 0xff00_0000_0000_0000)
        #expect(WorkRequestID(kind: 0, peer: 0xff_ffff, index: 0).rawValue == 0x00ff_ffff_0000_0000)
        #expect(WorkRequestID(kind: 0, peer: 0, index: 0xffff_ffff).rawValue == 0x0000_0000_ffff_ffff)
    }

    @Test(arguments: [(1 << 24, 0), (-1, 0), (0, 1 << 32), (0, -1)])
    func whatDoesNotFitTraps(peer: Int, index: Int) async {
        await #expect(processExitsWith: .failure) { [peer, index] in
            _ = WorkRequestID(kind: 0, peer: peer, index: index).rawValue
        }
    }
}
