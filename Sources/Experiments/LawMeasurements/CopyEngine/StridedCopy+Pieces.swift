package import TransferCore

extension StridedCopy {
    /// `bytes` in so many pieces of even length, each `gap` bytes behind the one before; they arrive one behind the other.
    package static func pieces(_ count: Int, of bytes: Int, apart gap: Int) -> [StridedCopy] {
        var (source, arrived) = (0, 0)
        return (0..<count).map { index in
            let size = bytes / count + (index < bytes % count ? 1 : 0)
            defer {
                source += size + gap
                arrived += size
            }
            return StridedCopy(sourceOffset: source, destinationOffset: arrived, block: size)
        }
    }

    /// What is one behind the other.
    package static func whole(_ bytes: Int, at offset: Int = 0) -> StridedCopy {
        StridedCopy(sourceOffset: offset, destinationOffset: offset, block: bytes)
    }
}
