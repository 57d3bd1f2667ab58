/// An origin as 64 bits, and the bytes that an element of that origin holds.
///
/// From the low end: index (36 bits), rank (12), iteration (16). Word j of an element is a bijection of the code and j, so
/// that any whole word can be traced back to its origin. An element's last bytes, where they fill no whole word, and
/// elements below eight bytes take the low bytes of the word; words are stored with the low byte first.
public struct OriginCode: Hashable, Sendable {
    /// The fields, packed.
    public let bits: UInt64

    /// A code from its packed fields.
    public init(bits: UInt64) { self.bits = bits }

    /// The code of `origin`.
    public init(_ origin: Origin) {
        bits =
            UInt64(truncatingIfNeeded: origin.iteration) << 48
            | UInt64(truncatingIfNeeded: origin.rank & 0xFFF) << 36
            | UInt64(truncatingIfNeeded: origin.index & (Origin.indices - 1))
    }

    /// The code whose word `position` is `word`.
    public init(word: UInt64, at position: Int) {
        bits = Self.unscramble(word) &- UInt64(truncatingIfNeeded: position) &* Self.wordStep
    }

    /// The fields, unpacked; the iteration is modulo `Origin.iterations`.
    public var origin: Origin {
        Origin(
            rank: Int(bits >> 36 & 0xFFF), iteration: Int(bits >> 48),
            index: Int(bits & UInt64(Origin.indices - 1)))
    }

    /// Word `position` of an element with this origin.
    @inline(__always)
    public func word(_ position: Int = 0) -> UInt64 {
        Self.scramble(bits &+ UInt64(truncatingIfNeeded: position) &* Self.wordStep)
    }

    /// Byte `position` of an element with this origin.
    public func byte(_ position: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: word(position / 8) >> UInt64(8 * (position % 8)))
    }

    /// What is added to the code from one word of an element to the next: odd, and far from small differences of index.
    @inline(__always)
    static var wordStep: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    /// The word of the guard pattern at the multiple of eight that `offset` in the region lies behind.
    ///
    /// Guards differ from place to place, so that one guard copied over another is seen. No rank has their number.
    @inline(__always)
    static func guardWord(at offset: Int) -> UInt64 {
        scramble(0xFFFF_FFF0_0000_0000 | UInt64(truncatingIfNeeded: offset >> 3))
    }

    /// The guard pattern's byte at `offset` in the region.
    public static func guardByte(at offset: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: guardWord(at: offset) >> UInt64(8 * (offset & 7)))
    }

    /// A bijection that spreads every bit over the word: the finisher of SplitMix64 (Steele, Lea and Flood, "Fast
    /// splittable pseudorandom number generators", OOPSLA 2014; constants by Stafford, variant 13).
    @inline(__always)
    static func scramble(_ value: UInt64) -> UInt64 {
        var word = value
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    /// Undoes `scramble`: the shifts unfolded, the factors inverted modulo 2^64.
    static func unscramble(_ word: UInt64) -> UInt64 {
        var value = word
        value = (value ^ value >> 31 ^ value >> 62) &* 0x3196_42B2_D24D_8EC3
        value = (value ^ value >> 27 ^ value >> 54) &* 0x96DE_1B17_3F11_9089
        return value ^ value >> 30 ^ value >> 60
    }
}
