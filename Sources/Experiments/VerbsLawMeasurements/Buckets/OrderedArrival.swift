import HostSystem
import LawExperiments
import LawMeasurements
import TransferCore
import Verbs

/// A payload and, by a write behind it, its version: a processor that sees the version must see the whole payload.
enum OrderedArrival {
    private static let rounds = 64
    private static let payload = 16384
    private static let deadlineNanoseconds = 10_000_000_000

    /// How often it did, while the writes were under way.
    ///
    /// - Throws: where the device refuses, or a version has not arrived after ten seconds.
    static func finding(on device: LoopbackDevice) throws(MeasurementRefusal) -> LawFinding {
        let queue = try LoopbackQueue(on: device)
        let size = payload + 8
        let source = try RegisteredMemory(size, in: queue.domain)
        let destination = try RegisteredMemory(size, in: queue.domain)
        let chain = RequestChain(
            [(0, payload), (payload, 8)].map { start, count in
                SendRequest(
                    .write(to: destination.region.remote.location(at: start, size: count)),
                    [source.region.segment(at: start, size: count)], isReported: start > 0)
            }, limits: queue.limits)
        var torn: [String] = []
        for round in 1...UInt64(rounds) {
            // Every word of the payload is the version.
            source.memory.write([UInt64](repeating: round, count: size / 8).span, byteCount: size, at: 0)
            try queue.post(chain)
            try awaitVersion(round, in: destination)
            let words = payloadWords(of: destination)
            if let stale = words.firstIndex(where: { $0 != round }) {
                torn.append("version \(round) came before word \(stale), which was \(words[stale])")
            }
            try queue.wait(for: queue.posted)
        }
        return LawFinding(
            "measured, \(rounds - torn.count) of \(rounds): a payload of \(ByteCount(payload)) is whole when the version that was "
                + "written behind it is seen", holds: torn.isEmpty, trace: torn)
    }

    /// Polls the last word until it is `version`.
    private static func awaitVersion(_ version: UInt64, in destination: RegisteredMemory) throws(MeasurementRefusal) {
        let end = MonotonicClock.nanoseconds() + deadlineNanoseconds
        var word: [UInt64] = [0]
        while word[0] != version {
            var span = word.mutableSpan
            destination.memory.read(into: &span, byteCount: 8, at: payload)
            guard MonotonicClock.nanoseconds() < end else {
                throw MeasurementRefusal("a version has not arrived after 10 s")
            }
        }
    }

    private static func payloadWords(of destination: RegisteredMemory) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: payload / 8)
        var span = words.mutableSpan
        destination.memory.read(into: &span, byteCount: payload, at: 0)
        return words
    }
}
