import HostSystem
import LawMeasurements
import Verbs

/// Two queue pairs of one device in this process, each the other's peer: what is posted to one reaches this process again
/// through the other.
final class LoopbackQueue {
    /// Where memory has to be registered to be reached.
    let domain: ProtectionDomain
    /// What was granted.
    let limits: QueuePairLimits
    private let near: ConnectedQueuePair
    private let far: ConnectedQueuePair
    private let completions: CompletionQueue
    private let buffer = CompletionBuffer(capacity: 1)
    /// Requests with a report that have ever been posted.
    private(set) var posted = 0
    private var completed = 0

    private static let deadlineNanoseconds = 10_000_000_000

    /// - Parameters:
    ///   - device: carries the bytes.
    ///   - depth: requests under way, at most.
    ///   - segments: of a request, at most.
    /// - Throws: where the device refuses.
    init(on device: LoopbackDevice, depth: Int = 64, segments: Int = 1) throws(MeasurementRefusal) {
        do throws(VerbsError) {
            let domain = try ProtectionDomain(on: device.context)
            let completions = try CompletionQueue(on: device.context, capacity: depth + 1)
            let asked = QueuePairLimits(sendDepth: depth, receiveDepth: 1, sendSegments: segments)
            func pair() throws(VerbsError) -> UnconnectedQueuePair {
                try UnconnectedQueuePair(
                    in: domain, on: device.port, gid: device.gid, sendCompletions: completions,
                    receiveCompletions: completions, limits: asked)
            }
            var options = ConnectionOptions(pathMTU: device.port.activeMTU)
            options.initiatedReads = min(4, device.context.attributes.maximumInitiatedReads)
            options.answeredReads = min(4, device.context.attributes.maximumAnsweredReads)
            let one = try pair()
            let other = try pair()
            let (address, otherAddress) = (one.address, other.address)
            limits = one.limits
            near = try one.connect(to: otherAddress, options)
            far = try other.connect(to: address, options)
            (self.domain, self.completions) = (domain, completions)
        } catch { throw MeasurementRefusal("\(error)") }
    }

    /// Posts requests with one doorbell.
    ///
    /// - Throws: where they do not fit the queue, and where the device takes none.
    func post(_ chain: RequestChain) throws(MeasurementRefusal) {
        try post(chain.list, first: chain.list.count, reported: chain.reported)
    }

    /// Posts the first `count` requests of a list, of which so many are reported, with one doorbell.
    ///
    /// - Throws: where they do not fit the queue, and where the device takes none.
    func post(_ list: borrowing SendRequestList, first count: Int, reported: Int) throws(MeasurementRefusal) {
        let taken: Int
        do throws(VerbsError) { taken = try near.post(list, 0..<count) } catch { throw MeasurementRefusal("\(error)") }
        guard taken == count else {
            throw MeasurementRefusal("a queue of \(limits.sendDepth) has no room for \(count) requests")
        }
        posted += reported
    }

    /// Posts requests with one doorbell, and waits for all that are reported.
    ///
    /// - Throws: as `post` and `wait` do.
    func run(_ chain: RequestChain) throws(MeasurementRefusal) {
        try post(chain)
        try wait(for: posted)
    }

    /// Waits by polling until as many requests as `count` have ever been reported.
    ///
    /// - Throws: where one failed, or after ten seconds without a report.
    func wait(for count: Int) throws(MeasurementRefusal) {
        while completed < count {
            let completion = try nextCompletion()
            do throws(CompletionError) { _ = try completion.get() } catch {
                throw MeasurementRefusal("the device did not carry a request out: \(error)")
            }
        }
    }

    /// The next report, good or bad.
    ///
    /// - Throws: where none comes within ten seconds.
    func nextCompletion() throws(MeasurementRefusal) -> Completion {
        let end = MonotonicClock.nanoseconds() + Self.deadlineNanoseconds
        var polls = 0
        while try refusing({ () throws(VerbsError) in try completions.poll(into: buffer) }) == 0 {
            polls += 1
            guard polls & 0x3ff == 0 else { continue }
            // A device of software may be waiting for this processor.
            WorkerThread.yield()
            guard MonotonicClock.nanoseconds() < end else {
                throw MeasurementRefusal("the device has not reported a request after 10 s")
            }
        }
        completed += 1
        return buffer[0]
    }
}
