import TransferCore

/// A region in an array.
final class ArrayMemory: TransferMemory {
    var bytes: [UInt8]

    init(_ size: ByteCount) { bytes = Array(repeating: 0xEE, count: size.bytes) }

    var size: ByteCount { ByteCount(bytes.count) }
    var kind: MemoryKind { .host }

    func write(_ source: RawSpan, at offset: Int) {
        precondition(offset >= 0 && offset + source.byteCount <= bytes.count)
        bytes.withUnsafeMutableBytes { target in
            source.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + source.count]).copyMemory(from: source)
            }
        }
    }

    func read(into destination: inout MutableRawSpan, at offset: Int) {
        precondition(offset >= 0 && offset + destination.byteCount <= bytes.count)
        bytes.withUnsafeBytes { source in
            destination.withUnsafeMutableBytes { target in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + target.count]))
            }
        }
    }

    func run<Kernel: MemoryKernel>(_ kernel: inout Kernel) {
        bytes.withUnsafeMutableBytes { buffer in
            var span = buffer.mutableBytes
            kernel.compute(on: &span)
        }
    }

    /// The bytes of `layout`, in wire order.
    func gather(_ layout: CompositeLayout) -> [UInt8] {
        var wire: [UInt8] = []
        for part in layout.parts { part.forEachBlock { wire += bytes[$0..<$0 + part.block] } }
        return wire
    }

    /// Puts `wire` into `layout`.
    func scatter(_ wire: [UInt8], into layout: CompositeLayout) {
        var taken = 0
        for part in layout.parts {
            part.forEachBlock {
                bytes.replaceSubrange($0..<$0 + part.block, with: wire[taken..<taken + part.block])
                taken += part.block
            }
        }
    }
}
