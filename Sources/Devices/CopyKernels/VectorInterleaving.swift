extension SIMD {
    /// The first halves of both vectors, lane by lane. One instruction.
    @inline(__always)
    func interleavedLow(with other: Self) -> Self {
        var result = Self()
        for lane in 0..<Self.scalarCount / 2 {
            result[2 &* lane] = self[lane]
            result[2 &* lane &+ 1] = other[lane]
        }
        return result
    }

    /// The second halves of both vectors, lane by lane. One instruction.
    @inline(__always)
    func interleavedHigh(with other: Self) -> Self {
        let half = Self.scalarCount / 2
        var result = Self()
        for lane in 0..<half {
            result[2 &* lane] = self[half &+ lane]
            result[2 &* lane &+ 1] = other[half &+ lane]
        }
        return result
    }
}
