import TransferCore

/// How much of a chunk carries its sequence number.
public enum ChunkCoverage: String, CaseIterable, Sendable {
    /// Every byte.
    case everyByte
    /// The first and the last word of every 4 KiB, and of the chunk: cheap enough for chunks that are timed.
    case pageEdges
}

/// Which chunk a kernel handles, and where in the region it lies.
struct ChunkPlace {
    let geometry: StreamGeometry
    let producer: Int
    let sequence: Int
    let coverage: ChunkCoverage

    /// Byte offset of the chunk.
    var offset: Int { geometry.slotOffset(geometry.slot(of: sequence)) }
    /// Whole words in the chunk.
    var words: Int { geometry.chunk / 8 }
    /// Bytes behind the last whole word that are covered.
    var tail: Int { coverage == .everyByte ? geometry.chunk % 8 : 0 }
    /// The code of the first word; that of word i is larger by i.
    var code: UInt64 { OriginCode(Origin(rank: producer, iteration: sequence, index: 0)).bits }

    /// Calls `body` with the index of each whole word that is covered.
    @inline(__always)
    func forEachWord(_ body: (Int) -> Void) {
        switch coverage {
        case .everyByte:
            for word in 0..<words { body(word) }
        case .pageEdges:
            let wordsPerPage = RegionAlignment.page / 8
            for first in stride(from: 0, to: words, by: wordsPerPage) {
                body(first)
                body(min(first + wordsPerPage, words) - 1)
            }
        }
    }
}

/// Makes a chunk where its bytes live.
struct ChunkStamp: MemoryKernel {
    let place: ChunkPlace

    mutating func compute(on bytes: inout MutableRawSpan) {
        let (start, code) = (place.offset, place.code)
        place.forEachWord { word in
            let value = OriginCode.scramble(code &+ UInt64(truncatingIfNeeded: word))
            bytes.storeBytes(of: value.littleEndian, toByteOffset: start + 8 * word, as: UInt64.self)
        }
        let last = OriginCode(bits: code &+ UInt64(truncatingIfNeeded: place.words))
        for byte in 0..<place.tail {
            bytes.storeBytes(of: last.byte(byte), toByteOffset: start + 8 * place.words + byte, as: UInt8.self)
        }
    }
}
