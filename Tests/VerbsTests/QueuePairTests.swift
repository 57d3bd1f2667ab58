import FakeVerbs
import Testing

@testable import Verbs

@Suite struct QueuePairTests {
    @Test func goesThroughItsStates() throws {
        try withFake {
            let rig = try Rig()
            var options = ConnectionOptions(pathMTU: .bytes512)
            options.ackTimeout = try #require(AckTimeout(code: 9))
            options.retryCount = try #require(RetryCount(3))
            options.receiverNotReadyRetryCount = try #require(ReceiverNotReadyRetryCount(2))
            options.minimumRNRTimer = try #require(MinimumRNRTimer(code: 5))
            options.initiatedReads = 4
            options.answeredReads = 6
            let unconnected = try rig.unconnected()
            let pair = try unconnected.connect(to: Rig.peer, options)
            try pair.fail()
            #expect(fake_change_count() == 4)
            let (initial, receive, send) = (fake_change(0), fake_change(1), fake_change(2))
            #expect(initial.state == 1 && initial.port == 1 && initial.access == 0b1110)
            #expect(initial.mask == 1 | 1 << 3 | 1 << 4 | 1 << 5)
            #expect(receive.state == 2 && receive.path_mtu == 2 && receive.peer_number == 0x77)
            #expect(receive.receive_sequence == 0x99 && receive.answered_reads == 6 && receive.minimum_timer == 5)
            #expect(receive.is_global == 1 && receive.gid_index == 1 && receive.hop_limit == 64)
            #expect(receive.gid_low == 0xffff_0a00_0002)
            #expect(receive.mask == 1 | 1 << 7 | 1 << 8 | 1 << 12 | 1 << 15 | 1 << 17 | 1 << 20)
            #expect(send.state == 3 && send.send_sequence == 0x55 && send.timeout == 9 && send.retry_count == 3)
            #expect(send.receiver_not_ready_retries == 2 && send.initiated_reads == 4)
            #expect(send.mask == 1 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 13 | 1 << 16)
            #expect(fake_change(3).state == 6)
        }
    }

    @Test func unreliableOnesLeaveOutWhatTheyLack() throws {
        try withFake {
            _ = try Rig().unconnected(.unreliable).connect(to: Rig.peer, ConnectionOptions(pathMTU: .bytes512))
            #expect(fake_change(0).access == 0b10)
            #expect(fake_change(1).mask == 1 | 1 << 7 | 1 << 8 | 1 << 12 | 1 << 20)
            #expect(fake_change(2).mask == 1 | 1 << 16)
        }
    }

    @Test func withinASubnetTheLocalIdentifierIsEnough() throws {
        try withFake {
            fake_set_port(4, 5, 1, 3)
            let rig = try Rig()
            let peer = QueuePairAddress(
                gid: GID(high: 1, low: 2), localIdentifier: 8, queuePairNumber: 1, packetSequenceNumber: 2)
            _ = try rig.unconnected().connect(to: peer, ConnectionOptions(pathMTU: .bytes4096))
            #expect(fake_change(1).is_global == 0 && fake_change(1).local_identifier == 8)
        }
    }

    @Test func aPathMTUAboveThePortsIsRefused() throws {
        try withFake {
            let unconnected = try Rig().unconnected()
            do throws(VerbsError) {
                _ = try unconnected.connect(to: Rig.peer, ConnectionOptions(pathMTU: .bytes2048))
                Issue.record("it connected")
            } catch {
                #expect(error.code == .invalidArgument && error.cause.contains("2048"))
            }
        }
    }

    /// What the fake has: 8 reads to start, 16 to answer.
    @Test func optionsBeyondTheDeviceAreRefused() throws {
        let cases: [((inout ConnectionOptions) -> Void, String, String)] = [
            ({ $0.initiatedReads = 9 }, "9 outstanding reads asked for", "0 to 8 can be had"),
            ({ $0.answeredReads = 17 }, "17 reads answered at a time asked for", "0 to 16 can be had"),
            ({ $0.serviceLevel = 16 }, "16 as service level asked for", "0 to 15 can be had"),
            ({ $0.trafficClass = -1 }, "-1 as traffic class asked for", "0 to 255 can be had"),
            ({ $0.hopLimit = 0 }, "0 routers to cross asked for", "1 to 255 can be had"),
        ]
        for (change, cause, hint) in cases {
            try withFake {
                let unconnected = try Rig().unconnected()
                var options = ConnectionOptions(pathMTU: .bytes1024)
                change(&options)
                do throws(VerbsError) {
                    _ = try unconnected.connect(to: Rig.peer, options)
                    Issue.record("it connected")
                } catch {
                    #expect(error.code == .invalidArgument && error.cause == cause && error.hint == hint)
                }
            }
        }
    }

    @Test(arguments: [
        (QueuePairLimits(sendDepth: 129, receiveDepth: 1), "129 sends are asked for", "it has 128"),
        (QueuePairLimits(sendDepth: 1, receiveDepth: 500), "500 receives are asked for", "it has 128"),
        (
            QueuePairLimits(sendDepth: 1, receiveDepth: 1, sendSegments: 5), "5 segments of a send are asked for",
            "it has 4"
        ),
        (
            QueuePairLimits(sendDepth: 1, receiveDepth: 1, receiveSegments: -1),
            "-1 segments of a receive are asked for", "it has 4"
        ),
    ]) func moreThanTheDeviceHasIsRefused(limits: QueuePairLimits, cause: String, hint: String) throws {
        try withFake {
            let rig = try Rig()
            let error = #expect(throws: VerbsError.self) { _ = try rig.unconnected(limits: limits) }
            #expect(error?.code == .invalidArgument && error?.cause == cause && error?.hint == hint)
            #expect(!calls().contains("ibv_create_qp"))
        }
    }

    @Test func tooManyInlineBytesAreRefusedByTheDevice() throws {
        try withFake {
            let rig = try Rig()
            let limits = QueuePairLimits(sendDepth: 1, receiveDepth: 1, inlineBytes: 65)
            let error = #expect(throws: VerbsError.self) { _ = try rig.unconnected(limits: limits) }
            #expect(error?.function == "ibv_create_qp" && error?.hint?.contains("inline") == true)
        }
    }

    @Test(arguments: [0, 201]) func aCompletionQueueHasLimits(capacity: Int) throws {
        try withFake {
            let context = try Rig().context
            let error = #expect(throws: VerbsError.self) { try CompletionQueue(on: context, capacity: capacity) }
            #expect(error?.code == .invalidArgument && error?.cause == "the device allows 1 to 200 entries")
        }
    }

    @Test func anAddressTravelsAsWords() throws {
        let address = QueuePairAddress(
            gid: GID(high: .max, low: 1 << 63), localIdentifier: .max, queuePairNumber: 0xff_ffff,
            packetSequenceNumber: 0xff_fffe)
        #expect(QueuePairAddress(words: address.words) == address)
        #expect(QueuePairAddress(words: [0, 0, 1 << 40, 0]) == nil)
        #expect(QueuePairAddress(words: [0, 0, 0, 1 << 24]) == nil)
        #expect(QueuePairAddress(words: [0, 0, 0]) == nil)
        try withFake {
            let own = try Rig().unconnected().address
            #expect(own.queuePairNumber == 0x1234 && own.packetSequenceNumber == 0x55)
            #expect(own.gid.description == "::ffff:10.0.0.1")
        }
    }
}
