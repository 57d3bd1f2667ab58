import Testing
import Verbs

extension OnDevice {
    @Suite struct QueuePairStateTests {
        @Test func statesFollowEachOther() throws {
            let rig = try Rig()
            let unconnected = try rig.unconnected()
            #expect(try unconnected.state() == .initialized)
            let own = unconnected.address
            let pair = try unconnected.connect(to: own, rig.options)
            #expect(try pair.state() == .readyToSend)
            try pair.receive(into: [], id: 1)
            try pair.receive(into: [], id: 2)
            try pair.fail()
            #expect(try pair.state() == .error)
            for id in 1...2 {
                let error = try rig.receives.failure()
                #expect(error.requestID == .number(id) && error.failure == .flushed)
            }
        }

        @Test func receivesPostedBeforeConnectingCount() throws {
            let rig = try Rig()
            let unconnected = try rig.unconnected()
            var list = ReceiveRequestList(capacity: 2, segments: 0, limits: unconnected.limits)
            for id in 0..<2 { list.append(.number(id)) }
            #expect(try unconnected.post(list, 0..<2) == 2)
            let own = unconnected.address
            let pair = try unconnected.connect(to: own, rig.options)
            try pair.post(.send, [])
            #expect(try rig.receives.success().requestID == .number(0))
        }

        @Test func moreThanTheDeviceHasIsRefused() throws {
            let rig = try Rig()
            let attributes = rig.context.attributes
            let limits = QueuePairLimits(
                sendDepth: 1, receiveDepth: 1, sendSegments: attributes.maximumSegments + 1)
            let error = #expect(throws: VerbsError.self) { _ = try rig.unconnected(.reliable, limits) }
            #expect(error?.code == .invalidArgument && error?.hint == "it has \(attributes.maximumSegments)")
            let inline = QueuePairLimits(sendDepth: 1, receiveDepth: 1, inlineBytes: 1 << 20)
            let refusal = #expect(throws: VerbsError.self) { _ = try rig.unconnected(.reliable, inline) }
            #expect(refusal?.function == "ibv_create_qp" && refusal?.hint?.contains("inline") == true)
        }
    }
}
