/// Bytes at any alignment in an array of words, the low byte of a word first.
///
/// Words rather than bytes, because eight bytes at a time is what makes stamping and verifying fast.
struct WordBuffer {
    /// Holds the bytes.
    var words: [UInt64]

    /// Room for `byteCount` bytes, and for a word more so that `load` and `append` may look across the end.
    init(byteCount: Int) {
        words = Array(repeating: 0, count: (byteCount + 7) / 8 + 1)
    }

    /// The byte at `position`.
    func byte(at position: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: UInt64(littleEndian: words[position >> 3]) >> UInt64(8 * (position & 7)))
    }

    /// The eight bytes from `position` on.
    @inline(__always)
    private static func load(_ words: Span<UInt64>, at position: Int) -> UInt64 {
        let shift = UInt64(truncatingIfNeeded: 8 * (position & 7))
        let low = UInt64(littleEndian: words[position >> 3])
        // A shift by 64 gives 0.
        return low >> shift | UInt64(littleEndian: words[position >> 3 + 1]) << (64 - shift)
    }

    /// Stores eight bytes from `position` on; what lies behind them in their last word becomes 0, so that calls go with
    /// ascending positions.
    @inline(__always)
    private static func append(_ value: UInt64, to words: inout MutableSpan<UInt64>, at position: Int) {
        let shift = UInt64(truncatingIfNeeded: 8 * (position & 7))
        let kept = UInt64(littleEndian: words[position >> 3]) & ((1 << shift) - 1)
        words[position >> 3] = (kept | value << shift).littleEndian
        words[position >> 3 + 1] = (value >> (64 - shift)).littleEndian
    }
}

// Elements: `code` is the bits of the first one's code, `step` what is added to it for each further one.
extension WordBuffer {
    /// Puts `count` elements of `size` bytes at `position`; what lies behind them is lost.
    mutating func putElements(_ count: Int, of size: Int, from code: UInt64, step: UInt64, at position: Int) {
        var words = words.mutableSpan
        var code = code
        if size == 8, position & 7 == 0 {
            for place in position >> 3..<position >> 3 + count {
                words[place] = OriginCode.scramble(code).littleEndian
                code &+= step
            }
        } else {
            var position = position
            for _ in 0..<count {
                var word = code
                var done = 0
                while done < size {
                    Self.append(OriginCode.scramble(word), to: &words, at: position + done)
                    word &+= OriginCode.wordStep
                    done += 8
                }
                position += size
                code &+= step
            }
        }
    }

    /// How many elements at `position` are right, up to the first that is not.
    func rightElements(
        among count: Int, of size: Int, from code: UInt64, step: UInt64, at position: Int
    ) -> Int {
        let words = words.span
        var code = code
        if size == 8, position & 7 == 0 {
            let start = position >> 3
            for done in 0..<count {
                guard words[start + done] == OriginCode.scramble(code).littleEndian else { return done }
                code &+= step
            }
        } else {
            var position = position
            for done in 0..<count {
                guard Self.holds(words, code, size: size, at: position) else { return done }
                code &+= step
                position += size
            }
        }
        return count
    }

    @inline(__always)
    private static func holds(_ words: Span<UInt64>, _ code: UInt64, size: Int, at position: Int) -> Bool {
        var word = code
        var done = 0
        while done < size {
            let difference = load(words, at: position + done) ^ OriginCode.scramble(word)
            guard difference & lowBytes(min(8, size - done)) == 0 else { return false }
            word &+= OriginCode.wordStep
            done += 8
        }
        return true
    }
}

// Guards: `base` is the offset in the region of the buffer's first byte, a multiple of eight.
extension WordBuffer {
    /// Puts `count` bytes of guard at `position`; what lies behind them is lost.
    mutating func putGuard(_ count: Int, at position: Int, base: Int) {
        var words = words.mutableSpan
        var place = position
        while place < position + count {
            let past = place & 7
            let word = OriginCode.guardWord(at: base + place)
            Self.append(word >> UInt64(truncatingIfNeeded: 8 * past), to: &words, at: place)
            place += 8 - past
        }
    }

    /// The difference between the guard and the bytes from `position` on, up to the end of their word but not more than
    /// `count`; the byte at `position` is the lowest.
    func guardDifference(among count: Int, at position: Int, base: Int) -> UInt64 {
        let past = position & 7
        let expected = OriginCode.guardWord(at: base + position) >> UInt64(truncatingIfNeeded: 8 * past)
        return (Self.load(words.span, at: position) ^ expected) & lowBytes(min(count, 8 - past))
    }
}

/// All bits of a word's low `byteCount` bytes, of which there are 1 to 8.
@inline(__always)
func lowBytes(_ byteCount: Int) -> UInt64 { ~0 >> UInt64(truncatingIfNeeded: 64 - 8 * byteCount) }
