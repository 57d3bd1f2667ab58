/// What is known about a wrong element: enough to say what happened.
struct MismatchEvidence<Space: OriginSpace> {
    let space: Space
    /// What should be there.
    let expected: Origin
    /// How the index grows along the run.
    let indexStep: Int
    /// Bytes an element.
    let size: Int
    /// Byte offset of the element in the region.
    let offset: Int
    /// Bytes of the wrong element; for short ones also of those behind it that are wrong as well.
    let found: [UInt8]

    /// The explanation.
    var explained: Mismatch {
        if found[..<size].indices.allSatisfy({ found[$0] == OriginCode.guardByte(at: offset + $0) }) {
            return mismatch(.nothingArrived, "the guard from before the transfer")
        }
        if let origin = size >= 8 ? tracedOrigin : searchedOrigin {
            return mismatch(cause(of: origin), space.describe(origin))
        }
        if let torn = tornParts { return mismatch(.tornElement, torn) }
        return mismatch(.corrupted, "the bytes \(hexadecimal(Array(found[..<size])))")
    }

    private func mismatch(_ cause: Mismatch.Cause, _ words: String) -> Mismatch {
        Mismatch(cause: cause, offset: offset, expected: space.describe(expected), found: words)
    }

    private func cause(of origin: Origin) -> Mismatch.Cause {
        let age = Int16(truncatingIfNeeded: expected.iteration - origin.iteration)
        return switch true {
        case age > 0: .staleIteration
        case age < 0: .earlyIteration
        case origin.rank != expected.rank: .wrongNeighbour
        default: .wrongStride
        }
    }

    /// The origin that the first word names, if all of the element agrees.
    private var tracedOrigin: Origin? {
        let code = OriginCode(word: littleEndianWord(found[..<8]), at: 0)
        guard space.isPlausible(code.origin), (0..<size).allSatisfy({ found[$0] == code.byte($0) }) else { return nil }
        return code.origin
    }
}

// Elements below eight bytes cannot be traced back: their origin is looked for.
extension MismatchEvidence {
    /// The origin among the likely ones that gives the bytes found.
    private var searchedOrigin: Origin? {
        for age in [1, 2, 3, 4, 5, 6, 7, 8, -1] where found.count >= 2 {
            let candidate = Origin(rank: expected.rank, iteration: expected.iteration - age, index: expected.index)
            if matches(candidate) { return candidate }
        }
        // Everything of this iteration, where that is quick and the bytes are enough to tell so many apart.
        let (candidates, overflows) = space.ranks.multipliedReportingOverflow(by: space.indexCount)
        guard !overflows, candidates <= 1 << 22, 8 * found.count >= 8 + Int.bitWidth - candidates.leadingZeroBitCount
        else { return nil }
        for rank in 0..<space.ranks {
            for index in 0..<space.indexCount {
                let candidate = Origin(rank: rank, iteration: expected.iteration, index: index)
                if OriginCode(candidate).byte(0) == found[0], matches(candidate), space.owns(rank: rank, index: index) {
                    return candidate
                }
            }
        }
        return nil
    }

    private func matches(_ candidate: Origin) -> Bool {
        stride(from: 0, to: found.count, by: size).allSatisfy { start in
            let code = OriginCode(candidate.advanced(by: start / size * indexStep))
            return (0..<size).allSatisfy { found[start + $0] == code.byte($0) }
        }
    }
}

// A torn element is right up to some byte and something known behind it, or the other way round.
extension MismatchEvidence {
    private var tornParts: String? {
        let found = Array(found[..<size])
        let right = bytes(of: OriginCode(expected))
        for (other, words) in tornAlternatives {
            let rightHead = zip(found, right).prefix { $0 == $1 }.count
            let otherTail = zip(found.reversed(), other.reversed()).prefix { $0 == $1 }.count
            if rightHead > 0, otherTail > 0, rightHead + otherTail >= size {
                return "its first \(rightHead) bytes, then \(words)"
            }
            let otherHead = zip(found, other).prefix { $0 == $1 }.count
            let rightTail = zip(found.reversed(), right.reversed()).prefix { $0 == $1 }.count
            if otherHead > 0, rightTail > 0, otherHead + rightTail >= size {
                return "\(words), then its last \(rightTail) bytes"
            }
        }
        return nil
    }

    private var tornAlternatives: [(bytes: [UInt8], words: String)] {
        var origins = [1, 2, 3, 4, -1].map {
            Origin(rank: expected.rank, iteration: expected.iteration - $0, index: expected.index)
        }
        for word in 0..<size / 8 {
            let code = OriginCode(word: littleEndianWord(found[8 * word..<8 * word + 8]), at: word)
            if code != OriginCode(expected), space.isPlausible(code.origin) { origins.append(code.origin) }
        }
        return origins.map { (bytes(of: OriginCode($0)), space.describe($0)) } + [
            ((0..<size).map { OriginCode.guardByte(at: offset + $0) }, "the guard from before the transfer"),
            (Array(repeating: 0, count: size), "zeros"),
        ]
    }

    private func bytes(of code: OriginCode) -> [UInt8] { (0..<size).map(code.byte) }
}
