import Glibc
import Testing
import Verbs

/// Memory of which every byte is known: what a test expects to be there, guards before and behind included. The guards
/// are not registered.
final class GuardedMemory {
    static let guardBytes = 4096

    let base: UnsafeMutableRawPointer
    let size: Int
    private let whole: UnsafeMutableRawBufferPointer
    private var expected: [UInt8]

    /// `size` bytes between guards. The bytes of different seeds differ nearly everywhere.
    init(_ size: Int, seed: UInt8) {
        expected = (0..<size + 2 * Self.guardBytes).map { Self.byte(seed, $0) }
        let start = UnsafeMutableRawPointer.allocate(byteCount: expected.count, alignment: Self.guardBytes)
        whole = UnsafeMutableRawBufferPointer(start: start, count: expected.count)
        whole.copyBytes(from: expected)
        base = start + Self.guardBytes
        self.size = size
    }

    deinit { whole.deallocate() }

    private static func byte(_ seed: UInt8, _ index: Int) -> UInt8 {
        seed &+ UInt8(truncatingIfNeeded: index &* 167 ^ index >> 8 ^ index >> 16)
    }

    /// Registered, without its guards.
    func region(in domain: ProtectionDomain, _ access: AccessFlags = [.localWrite, .remote]) throws(VerbsError)
        -> MemoryRegion
    {
        try MemoryRegion(in: domain, base: base, size: size, keeping: self, access: access)
    }

    /// What is there.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(UnsafeRawBufferPointer(start: base, count: size)[range]) }

    /// Overwrites, and expects to find it so.
    func put(_ bytes: [UInt8], at offset: Int) {
        UnsafeMutableRawBufferPointer(start: base, count: size)[offset..<offset + bytes.count].copyBytes(from: bytes)
        expect(bytes, at: offset)
    }

    func put(_ word: UInt64, at offset: Int) { put(Self.bytes(of: word), at: offset) }

    /// From now on `bytes` are expected at `offset`.
    func expect(_ bytes: [UInt8], at offset: Int) {
        expected.replaceSubrange(Self.guardBytes + offset..<Self.guardBytes + offset + bytes.count, with: bytes)
    }

    func expect(_ word: UInt64, at offset: Int) { expect(Self.bytes(of: word), at: offset) }

    private static func bytes(of word: UInt64) -> [UInt8] { withUnsafeBytes(of: word) { Array($0) } }

    /// Compares every byte, guards included, with what is expected.
    func verify(_ location: SourceLocation = #_sourceLocation) {
        let isRight = expected.withUnsafeBufferPointer { wanted in
            wanted.baseAddress.map { memcmp($0, base - Self.guardBytes, wanted.count) == 0 } ?? false
        }
        if isRight { return }
        let first = expected.indices.first { expected[$0] != whole[$0] } ?? 0
        let count = expected.indices.count { expected[$0] != whole[$0] }
        Issue.record(
            "\(count) wrong bytes, the first at \(first - Self.guardBytes) of \(size): \(whole[first]) and not \(expected[first])",
            sourceLocation: location)
    }
}
