import HostMemory
import LawMeasurements
import TransferCore

/// A bucket with words that nobody writes but the test: one for each version and one for the payload.
final class ScriptedWriter: BucketWriter {
    let contents = BucketContents(payload: 1024, count: 1)
    let bucket: HostMemory
    let isBehind: Bool
    private(set) var (restarts, isStopped) = (0, false)
    private var looks = 0
    private let mendedAt: Int?

    /// - Parameters:
    ///   - words: of the first version, the payload and the last version.
    ///   - mendedAt: at which look between two pieces the last version becomes the first.
    init(words: [UInt64], mendedAt: Int? = nil, isBehind: Bool = false) throws {
        bucket = try HostMemory(size: ByteCount(contents.span))
        (self.mendedAt, self.isBehind) = (mendedAt, isBehind)
        let all = [words[0]] + [UInt64](repeating: words[1], count: contents.payload / 8) + [words[2]]
        bucket.write(all.span, byteCount: contents.span, at: 0)
    }

    func start(writes perMicrosecond: Double, seed: UInt64) { (restarts, isStopped) = (0, false) }

    func keepUp() {
        looks += 1
        if looks == mendedAt { bucket.write([UInt64(1)].span, byteCount: 8, at: contents.span - 8) }
    }

    func restart() { restarts += 1 }

    func stop() { isStopped = true }
}
