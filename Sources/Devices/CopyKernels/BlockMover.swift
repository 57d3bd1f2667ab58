/// Moves one block. Its size is settled outside the loops, so that the loops hold loads and stores and no calls.
protocol BlockMover {
    /// Copies one block; both ends may be unaligned.
    func move(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer)
}

/// A block as long as `Word`: one load, one store.
struct WholeWord<Word: BitwiseCopyable>: BlockMover {
    @inline(__always)
    func move(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        destination.storeBytes(of: source.loadUnaligned(as: Word.self), as: Word.self)
    }
}

/// A block longer than `Word` and at most twice as long: its first and its last bytes, which overlap in the middle.
struct OverlappingWords<Word: BitwiseCopyable>: BlockMover {
    /// Where the second word starts.
    let second: Int

    @inline(__always)
    init(block: Int) { second = block - MemoryLayout<Word>.size }

    @inline(__always)
    func move(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        let head = source.loadUnaligned(as: Word.self)
        let tail = (source + second).loadUnaligned(as: Word.self)
        destination.storeBytes(of: head, as: Word.self)
        (destination + second).storeBytes(of: tail, as: Word.self)
    }
}

/// A block longer than a cache line: lines, the last of which overlaps the one before.
struct LinesBlock: BlockMover {
    /// Where the last line starts.
    let last: Int

    @inline(__always)
    init(block: Int) { last = block - lineBytes }

    @inline(__always)
    func move(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        let line = WholeWord<CacheLine>()
        var offset = 0
        while offset < last {
            line.move(from: source + offset, to: destination + offset)
            offset &+= lineBytes
        }
        line.move(from: source + last, to: destination + last)
    }
}

/// A long block: the C library's `memmove`, which is worth its call there.
struct LibraryBlock: BlockMover {
    /// Bytes a block.
    let block: Int

    @inline(__always)
    func move(from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer) {
        destination.copyMemory(from: source, byteCount: block)
    }
}
