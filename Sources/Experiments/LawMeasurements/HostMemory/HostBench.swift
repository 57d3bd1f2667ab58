import HostMemory
import TransferCore

/// The processor copying between two regions of host memory.
final class HostBench {
    private let source: HostMemory
    private let destination: HostMemory

    /// - Parameter bytes: of each region.
    /// - Throws: where the system refuses memory.
    init(bytes: Int) throws(MeasurementRefusal) {
        do {
            source = try HostMemory(size: ByteCount(bytes))
            destination = try HostMemory(size: ByteCount(bytes))
        } catch { throw MeasurementRefusal("\(error)") }
        source.write(distinctBytes(bytes, seed: 1))
    }

    /// Copies made ready; `run()` of the result is what is timed.
    func prepare(_ copies: [StridedCopy]) -> HostCopies {
        HostCopies(from: source, [(copies: copies, destination: destination)])
    }

    /// Proves that `copies` leave the bytes that they say, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ copies: [StridedCopy]) throws(MeasurementRefusal) {
        let blank = [UInt8](repeating: 0xA5, count: destination.size.bytes)
        destination.write(blank)
        prepare(copies).run()
        try check(destination, holds: copies, from: source, over: blank)
    }
}
