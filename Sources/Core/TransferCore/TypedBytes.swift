// Words and doubles as bytes, and back: every bit pattern of them is a value and none has padding, so that these
// views are safe. The standard library marks its own conversions unsafe because they take any type; this file is the
// only place of the pure targets that says `unsafe`.

extension TransferMemory {
    /// Copies the first `byteCount` bytes of `words` into the region at `offset`. Traps where there are not so many.
    public func write(_ words: Span<UInt64>, byteCount: Int, at offset: Int) {
        write(unsafe words.bytes.extracting(0..<byteCount), at: offset)
    }

    /// Copies `byteCount` bytes of the region from `offset` on into the first bytes of `words`. Traps where there is no
    /// room.
    public func read(into words: inout MutableSpan<UInt64>, byteCount: Int, at offset: Int) {
        unsafe words.withUnsafeMutableBytes { bytes in
            precondition((0...bytes.count).contains(byteCount), "\(byteCount) bytes do not fit \(bytes.count)")
            var destination = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[..<byteCount]).mutableBytes
            read(into: &destination, at: offset)
        }
    }
}

extension RawSpan {
    /// The eight bytes from `offset` on, in the machine's order; any alignment. Traps where they are not there.
    @inlinable
    public func word(at offset: Int) -> UInt64 {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Calls `body` with the doubles that lie in `range`. Traps where the range reaches outside, does not hold whole
    /// doubles or does not start at a multiple of eight in memory.
    @inlinable
    public func withDoubles<Result>(in range: Range<Int>, _ body: (Span<Double>) -> Result) -> Result {
        unsafe extracting(range).withUnsafeBytes { bytes in
            precondition(
                bytes.count % 8 == 0 && UInt(bitPattern: bytes.baseAddress) % 8 == 0,
                "doubles start at a multiple of eight")
            return body(unsafe bytes.assumingMemoryBound(to: Double.self).span)
        }
    }
}
