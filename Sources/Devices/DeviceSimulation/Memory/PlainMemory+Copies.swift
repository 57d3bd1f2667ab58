import CopyKernels
import TransferCore

extension PlainMemory {
    /// Carries out a strided copy from another memory into this one; traps where either end does not fit.
    mutating func take(_ copy: PreparedCopy, from source: PlainMemory) {
        check(copy, source: source.count)
        source.bytes.withUnsafeBytes { from in
            withBytes { to in
                if let from = from.baseAddress { copy.run(from: from, to: to) }
            }
        }
    }

    /// Carries out a strided copy whose ends, which do not overlap, both lie in this memory; traps where one does not fit.
    mutating func move(_ copy: PreparedCopy) {
        check(copy, source: count)
        withBytes { copy.run(from: UnsafeRawPointer($0), to: $0) }
    }

    private func check(_ copy: PreparedCopy, source: Int) {
        let (read, written) = (copy.shape.sourceBounds, copy.shape.destinationBounds)
        precondition(read.lowerBound >= 0 && read.upperBound <= source, "a copy from outside the memory")
        precondition(written.lowerBound >= 0 && written.upperBound <= count, "a copy to outside the memory")
    }
}
