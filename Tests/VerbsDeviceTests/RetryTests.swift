import Glibc
import Testing
import Verbs

extension OnDevice {
    @Suite struct RetryTests {
        @Test func aReceiverThatIsNeverReadyIsReported() throws {
            let rig = try Rig()
            let count = try #require(ReceiverNotReadyRetryCount(2))
            let timer = MinimumRNRTimer(atLeast: .milliseconds(20))
            let pair = try rig.pair {
                $0.receiverNotReadyRetryCount = count
                $0.minimumRNRTimer = timer
            }
            let start = ContinuousClock.now
            try pair.near.post(.send, [], id: 3)
            let error = try rig.sends.failure()
            let elapsed = ContinuousClock.now - start
            #expect(error.requestID == .number(3) && error.failure == .resource)
            #expect(error.status.rawValue == 13 && error.hint == "the peer had no receive posted in time", "\(error)")
            #expect(elapsed >= timer.duration * 2 && elapsed < .seconds(2), "\(elapsed)")
        }

        @Test func aReceiverThatIsReadyLateIsWaitedFor() throws {
            let rig = try Rig()
            let (source, sink) = (GuardedMemory(4_096, seed: 1), GuardedMemory(4_096, seed: 2))
            let from = try source.region(in: rig.domain, [])
            let to = try sink.region(in: rig.domain, .localWrite)
            let pair = try rig.pair {
                $0.receiverNotReadyRetryCount = .unlimited
                $0.minimumRNRTimer = MinimumRNRTimer(atLeast: .milliseconds(2))
            }
            try pair.near.post(.send, [from.segment(at: 0, size: 3_000)])
            // More retries than any finite count.
            #expect(try rig.sends.isQuiet(for: .milliseconds(100)))
            try pair.far.receive(into: [to.segment(at: 50, size: 4_000)])
            _ = try rig.sends.success()
            #expect(try rig.receives.success().receivedBytes == 3_000)
            sink.expect(source.bytes(0..<3_000), at: 50)
            sink.verify()
        }

        /// Each retry waits for the acknowledge timeout, and a device may wait up to four times as long (InfiniBand
        /// specification, volume 1, 9.9.2.1.4).
        @Test(arguments: [(12, 3), (14, 1), (14, 0)]) func aPeerThatIsGoneIsReportedInTime(code: Int, count: Int) throws
        {
            let rig = try Rig()
            let memory = GuardedMemory(4_096, seed: 1)
            let region = try memory.region(in: rig.domain)
            let (timeout, retries) = (try #require(AckTimeout(code: code)), try #require(RetryCount(count)))
            let near = try rig.pair {
                $0.ackTimeout = timeout
                $0.retryCount = retries
            }.takeNear()
            let start = ContinuousClock.now
            try near.post(.write(to: region.place(2_048)), [region.segment(at: 0, size: 100)], id: 5)
            let error = try rig.sends.failure()
            let elapsed = ContinuousClock.now - start
            #expect(
                error.requestID == .number(5) && error.failure == .timeout && error.status.rawValue == 12, "\(error)")
            let predicted = try #require(timeout.duration) * (count + 1)
            #expect(
                elapsed >= predicted / 2 && elapsed < predicted * 4 + .milliseconds(500), "\(elapsed), \(predicted)")
            memory.verify()
        }

        @Test func aPeerThatNeverConnectedIsReported() throws {
            let rig = try Rig()
            let peer = try rig.unconnected()
            var options = rig.options
            options.ackTimeout = AckTimeout(atLeast: .milliseconds(30))
            options.retryCount = try #require(RetryCount(1))
            let near = try rig.unconnected().connect(to: peer.address, options)
            try near.post(.send, [])
            #expect(try rig.sends.failure().failure == .timeout)
            #expect(try near.state() == .error && peer.state() == .initialized)
        }
    }
}

extension Pair {
    /// Keeps one end; the other is destroyed.
    consuming func takeNear() -> ConnectedQueuePair { near }
}
