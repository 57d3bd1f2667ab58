import TransferCore

/// Compares a chunk with what its producer made, where its bytes live.
///
/// It only takes notes, so that a chunk that is right costs neither an allocation nor a reference count.
struct ChunkCheck: MemoryKernel {
    let place: ChunkPlace
    private var checked = 0
    private var mismatched = 0
    private var first: Note?

    /// A word that is wrong.
    private struct Note {
        /// Its index in the chunk.
        let index: Int
        /// Bytes of it: 8, fewer in the tail.
        let size: Int
        /// What it holds.
        let found: UInt64
    }

    init(place: ChunkPlace) { self.place = place }

    mutating func compute(on bytes: inout MutableRawSpan) {
        let (start, code) = (place.offset, place.code)
        place.forEachWord { index in
            let found = UInt64(littleEndian: bytes.bytes.word(at: start + 8 * index))
            let right = OriginCode.scramble(code &+ UInt64(truncatingIfNeeded: index))
            compare(Note(index: index, size: 8, found: found), with: right)
        }
        guard place.tail > 0 else { return }
        // The chunk's last eight bytes end with the tail.
        let end = UInt64(littleEndian: bytes.bytes.word(at: start + place.geometry.chunk - 8))
        let found = end >> UInt64(64 - 8 * place.tail)
        let right = OriginCode.scramble(code &+ UInt64(truncatingIfNeeded: place.words)) & lowBytes(place.tail)
        compare(Note(index: place.words, size: place.tail, found: found), with: right)
    }

    @inline(__always)
    private mutating func compare(_ note: Note, with right: UInt64) {
        checked += 1
        guard note.found != right else { return }
        mismatched += 1
        if first == nil { first = note }
    }

    /// What was found, explained.
    var report: VerificationReport {
        var report = VerificationReport()
        report.checkedElements = checked
        report.mismatchedElements = mismatched
        if let first {
            let evidence = MismatchEvidence(
                space: place.geometry,
                expected: Origin(rank: place.producer, iteration: place.sequence, index: first.index), indexStep: 1,
                size: first.size, offset: place.offset + 8 * first.index,
                found: (0..<first.size).map { UInt8(truncatingIfNeeded: first.found >> UInt64(8 * $0)) })
            report.first = evidence.explained
        }
        return report
    }
}
