import TransferCore

/// Bytes in an array that simulated engines move: what arrived can be compared with what was sent, byte by byte.
public struct PlainMemory: Hashable, Sendable {
    /// Every byte.
    public private(set) var bytes: [UInt8]

    /// `count` bytes, all 0.
    public init(zeros count: Int) { bytes = [UInt8](repeating: 0, count: count) }

    /// `count` bytes that a seed decides and that look random, so that no two places are easily confused.
    public init(patterned count: Int, seed: UInt64) {
        bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBytes { buffer in
            for start in stride(from: 0, to: count, by: 8) {
                withUnsafeBytes(of: SeededGenerator.mix(seed &+ UInt64(start))) { word in
                    let part = UnsafeRawBufferPointer(rebasing: word[..<min(8, count - start)])
                    UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + part.count]).copyMemory(from: part)
                }
            }
        }
    }

    /// How many bytes it has.
    public var count: Int { bytes.count }

    /// A byte; traps where there is none.
    public subscript(index: Int) -> UInt8 {
        get { bytes[index] }
        set { bytes[index] = newValue }
    }

    /// Copies the bytes `range` of another memory to `offset` and behind; traps where either end does not fit.
    public mutating func copy(_ range: Range<Int>, of source: PlainMemory, to offset: Int) {
        precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "a copy from outside the memory")
        precondition(offset >= 0 && range.count <= count - offset, "a copy to outside the memory")
        source.bytes.withUnsafeBytes { from in
            bytes.withUnsafeMutableBytes { to in
                UnsafeMutableRawBufferPointer(rebasing: to[offset..<offset + range.count])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: from[range]))
            }
        }
    }

    /// Lends the bytes to copy kernels, which know no bounds.
    mutating func withBytes(_ body: (UnsafeMutableRawPointer) -> Void) {
        bytes.withUnsafeMutableBytes { if let base = $0.baseAddress { body(base) } }
    }
}
