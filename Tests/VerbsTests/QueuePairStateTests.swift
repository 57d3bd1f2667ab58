import FakeVerbs
import Testing
import Verbs

@Suite struct QueuePairStateTests {
    @Test func followsTheChanges() throws {
        try withFake {
            let unconnected = try Rig().unconnected()
            #expect(try unconnected.state() == .initialized)
            let pair = try unconnected.connect(to: Rig.peer, ConnectionOptions(pathMTU: .bytes512))
            #expect(try pair.state() == .readyToSend)
            try pair.fail()
            #expect(try pair.state() == .error)
        }
    }

    @Test func aRefusalIsAnError() throws {
        try withFake {
            let pair = try Rig().connected()
            fake_fail("ibv_query_qp", 0, 12)
            do throws(VerbsError) {
                Issue.record("it is \(try pair.state())")
            } catch {
                #expect(error.function == "ibv_query_qp" && error.code == .outOfResources)
            }
        }
    }
}
