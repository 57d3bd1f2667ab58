import CopyKernels
import Testing
import TransferCore

/// A copy between two fresh regions with guards around what may be read and written.
struct CopyCheck {
    /// Bytes before and behind the region.
    private static let guardBytes = 96
    /// What guards and gaps hold in the destination.
    private static let untouched: UInt8 = 0xa5

    let copy: StridedCopy
    /// Distance of both regions from a cache line.
    let misalignment: (source: Int, destination: Int)

    /// Copies with the kernels and byte by byte, and expects the same bytes everywhere, guards and gaps included.
    func run(_ location: SourceLocation = #_sourceLocation) {
        let sourceBytes = Self.guardBytes + copy.sourceBounds.upperBound + Self.guardBytes
        let destinationBytes = Self.guardBytes + copy.destinationBounds.upperBound + Self.guardBytes
        let source = region(sourceBytes, misalignment.source)
        let destination = region(destinationBytes, misalignment.destination)
        defer {
            source.block.deallocate()
            destination.block.deallocate()
        }
        // Every word is another one, and no byte is what the destination is filled with.
        for offset in stride(from: 0, to: sourceBytes, by: 8) {
            let word = (UInt64(offset) &* 0x9e37_79b9_7f4a_7c15) & 0x7f7f_7f7f_7f7f_7f7f
            source.start.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
        }
        destination.start.initializeMemory(as: UInt8.self, repeating: Self.untouched, count: destinationBytes)

        CopyKernels.run(copy, from: source.start + Self.guardBytes, to: destination.start + Self.guardBytes)

        var expected = [UInt8](repeating: Self.untouched, count: destinationBytes)
        copyByteByByte(from: source.start + Self.guardBytes, to: &expected)
        let found = [UInt8](UnsafeRawBufferPointer(start: destination.start, count: destinationBytes))
        guard found != expected else { return }
        let first = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            "\(copy) at \(misalignment): byte \((first?.offset ?? 0) - Self.guardBytes) of the destination differs",
            sourceLocation: location)
    }

    private func region(_ bytes: Int, _ misalignment: Int) -> (
        block: UnsafeMutableRawPointer, start: UnsafeMutableRawPointer
    ) {
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes + misalignment + 8, alignment: 64)
        return (block, block + misalignment)
    }

    private func copyByteByByte(from source: UnsafeRawPointer, to expected: inout [UInt8]) {
        for outer in 0..<copy.outer.count {
            for middle in 0..<copy.middle.count {
                for inner in 0..<copy.inner.count {
                    let from =
                        copy.sourceOffset + outer * copy.outer.sourceStride + middle * copy.middle.sourceStride
                        + inner * copy.inner.sourceStride
                    let to =
                        copy.destinationOffset + outer * copy.outer.destinationStride
                        + middle * copy.middle.destinationStride + inner * copy.inner.destinationStride
                    for byte in 0..<copy.block {
                        expected[Self.guardBytes + to + byte] = source.load(fromByteOffset: from + byte, as: UInt8.self)
                    }
                }
            }
        }
    }
}
