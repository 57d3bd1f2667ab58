import TransferCore

/// Compares a chunk with what its producer made, where its bytes live.
struct ChunkCheck: MemoryKernel {
    let place: ChunkPlace
    /// What was found.
    private(set) var report = VerificationReport()

    init(place: ChunkPlace) { self.place = place }

    mutating func compute(on bytes: inout MutableRawSpan) {
        let (start, code) = (place.offset, place.code)
        place.forEachWord { word in
            report.checkedElements += 1
            let found = UInt64(littleEndian: bytes.bytes.word(at: start + 8 * word))
            if found != OriginCode.scramble(code &+ UInt64(truncatingIfNeeded: word)) {
                record(found, at: start + 8 * word, size: 8, index: word)
            }
        }
        guard place.tail > 0 else { return }
        report.checkedElements += 1
        // The chunk's last eight bytes end with the tail.
        let lastBytes = UInt64(littleEndian: bytes.bytes.word(at: start + place.geometry.chunk - 8))
        let found = lastBytes >> UInt64(64 - 8 * place.tail)
        let last = OriginCode(bits: code &+ UInt64(truncatingIfNeeded: place.words))
        if found != last.word() & lowBytes(place.tail) {
            record(found, at: start + 8 * place.words, size: place.tail, index: place.words)
        }
    }

    private mutating func record(_ found: UInt64, at offset: Int, size: Int, index: Int) {
        report.mismatchedElements += 1
        guard report.first == nil else { return }
        let evidence = MismatchEvidence(
            space: place.geometry,
            expected: Origin(rank: place.producer, iteration: place.sequence, index: index), indexStep: 1, size: size,
            offset: offset, found: (0..<size).map { UInt8(truncatingIfNeeded: found >> UInt64(8 * $0)) })
        report.first = evidence.explained
    }
}
