private import Glibc

extension PlainMemory {
    /// Whether the bytes from `offset` on are the bytes `range` of another memory; traps where either has not as many.
    public func holds(_ range: Range<Int>, of other: PlainMemory, at offset: Int) -> Bool {
        precondition(range.lowerBound >= 0 && range.upperBound <= other.count, "a comparison outside the memory")
        precondition(offset >= 0 && range.count <= count - offset, "a comparison outside the memory")
        return bytes.withUnsafeBytes { these in
            other.bytes.withUnsafeBytes { those in
                guard let this = these.baseAddress, let that = those.baseAddress else { return true }
                return memcmp(this + offset, that + range.lowerBound, range.count) == 0
            }
        }
    }
}
