import ConnectionManager
import Testing
import Verbs

extension OnDevice {
    @Suite(.enabled(if: TestDevice.host != nil, "the port has no IPv4 address"))
    struct ConnectionTests {
        /// Asks for a connection and expects to be refused.
        private static func expectRefusal(port: UInt16, cause: String) throws {
            let rig = try Rig()
            let route = try ResolvedRoute(to: TestDevice.address(port: port), timeout: patience)
            do throws(VerbsError) {
                let pair = try rig.unconnected()
                _ = try route.connect(pair, rig.options, timeout: patience)
                Issue.record("it connected")
            } catch {
                #expect(error.code == .refused && error.cause == cause, "\(error)")
            }
        }

        @Test func aRouteLeadsToTheDevice() throws {
            let rig = try Rig()
            let route = try ResolvedRoute(to: TestDevice.address(port: 4791), timeout: patience)
            #expect(route.deviceName == rig.context.device.name && route.portNumber == rig.port.number)
        }

        /// As much private data as fits both ways, then messages both ways, then one end goes.
        @Test(arguments: [true, false]) func connectedQueuePairsMoveBytes(saysGoodbye: Bool) throws {
            let (question, answer) = ((0..<56).map { UInt8($0) + 1 }, (0..<196).map { UInt8($0) + 7 })
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            let port = listener.port
            #expect(port != 0)
            let asking = try AskingEnd {
                let rig = try Rig()
                let memory = GuardedMemory(16_384, seed: 1)
                let region = try memory.region(in: rig.domain, .localWrite)
                let route = try ResolvedRoute(to: TestDevice.address(port: port), timeout: patience)
                let connection = try route.connect(
                    rig.unconnected(), rig.options, privateData: question, timeout: patience)
                #expect(connection.link.privateData.starts(with: answer))
                try connection.queuePair.receive(into: [region.segment(at: 8_192, size: 8_000)])
                try connection.queuePair.post(.send, [region.segment(at: 0, size: 5_000)])
                _ = try rig.sends.success()
                #expect(try rig.receives.success().receivedBytes == 5_000)
                memory.expect(memory.bytes(0..<5_000), at: 8_192)
                memory.verify()
                if saysGoodbye { try connection.link.disconnect() }
            }
            let rig = try Rig()
            let memory = GuardedMemory(8_192, seed: 2)
            let region = try memory.region(in: rig.domain, .localWrite)
            let request = try listener.nextRequest(timeout: patience)
            #expect(request.privateData.starts(with: question))
            #expect(request.deviceName == rig.context.device.name && request.portNumber == rig.port.number)
            let pair = try rig.unconnected()
            var list = ReceiveRequestList(capacity: 1, segments: 1, limits: pair.limits)
            list.append(.number(0), into: [region.segment(at: 100, size: 8_000)])
            #expect(try pair.post(list, 0..<1) == 1)
            let connection = try request.accept(pair, rig.options, privateData: answer, timeout: patience)
            #expect(connection.link.privateData.starts(with: question))
            #expect(try connection.queuePair.state() == .readyToSend)
            #expect(try rig.receives.success().receivedBytes == 5_000)
            memory.expect(GuardedMemory(16_384, seed: 1).bytes(0..<5_000), at: 100)
            memory.verify()
            try connection.queuePair.post(.send, [region.segment(at: 100, size: 5_000)])
            _ = try rig.sends.success()
            #expect(try connection.link.waitForDisconnection(timeout: patience))
            try asking.finish()
        }

        @Test func aConnectionAtRestIsNotDisconnected() throws {
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            let port = listener.port
            let asking = try AskingEnd {
                let rig = try Rig()
                let connection = try ResolvedRoute(to: TestDevice.address(port: port), timeout: patience)
                    .connect(rig.unconnected(), rig.options, timeout: patience)
                #expect(try connection.link.waitForDisconnection(timeout: patience))
            }
            let rig = try Rig()
            let connection = try listener.nextRequest(timeout: patience)
                .accept(rig.unconnected(), rig.options, timeout: patience)
            #expect(try !connection.link.waitForDisconnection(timeout: .zero))
            #expect(try !connection.link.waitForDisconnection(timeout: .milliseconds(50)))
            try connection.link.disconnect()
            try asking.finish()
        }

        /// The handshake carries what each end wishes of its peer's retries, but the options are this end's own.
        @Test func optionsOfTheHandshakeCount() throws {
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            let port = listener.port
            let asking = try AskingEnd {
                let rig = try Rig()
                let connection = try ResolvedRoute(to: TestDevice.address(port: port), timeout: patience)
                    .connect(rig.unconnected(), rig.options, timeout: patience)
                #expect(try connection.link.waitForDisconnection(timeout: patience))
            }
            let rig = try Rig()
            var options = rig.options
            options.receiverNotReadyRetryCount = try #require(ReceiverNotReadyRetryCount(1))
            let connection = try listener.nextRequest(timeout: patience)
                .accept(rig.unconnected(), options, timeout: patience)
            // The peer posts no receive, and wishes to be asked for ever.
            try connection.queuePair.post(.send, [])
            #expect(try rig.sends.failure().status.rawValue == 13)
            try connection.link.disconnect()
            try asking.finish()
        }

        @Test func aRejectionTellsWhy() throws {
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            let port = listener.port
            let asking = try AskingEnd { try Self.expectRefusal(port: port, cause: "the peer refused: it is full") }
            try listener.nextRequest(timeout: patience).reject(privateData: Array("it is full".utf8))
            try asking.finish()
        }

        @Test func aDroppedRequestIsARejection() throws {
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            let port = listener.port
            let asking = try AskingEnd { try Self.expectRefusal(port: port, cause: "the peer refused") }
            do {
                let request = try listener.nextRequest(timeout: patience)
                #expect(request.portNumber == 1)
            }
            try asking.finish()
        }

        @Test func whereNobodyListensNobodyConnects() throws {
            try Self.expectRefusal(port: 4_790, cause: "nobody listens on that port")
        }

        @Test func anAddressThatIsTakenIsRefused() throws {
            let first = try ConnectionListener(on: TestDevice.address(port: 0))
            do throws(VerbsError) {
                _ = try ConnectionListener(on: SocketAddress(host: TestDevice.host ?? "", port: first.port))
                Issue.record("it listens")
            } catch {
                #expect(error.function == "rdma_bind_addr" || error.function == "rdma_listen", "\(error)")
            }
        }

        @Test func aRequestThatNeverComesEndsWithTheDeadline() throws {
            let listener = try ConnectionListener(on: TestDevice.address(port: 0))
            do throws(VerbsError) {
                _ = try listener.nextRequest(timeout: .milliseconds(20))
                Issue.record("there was a request")
            } catch {
                #expect(error.code == .timedOut)
            }
        }
    }
}
