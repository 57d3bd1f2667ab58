/// Contents that tell their origin: each byte depends on the rank, the iteration and the offset in the region.
///
/// Any rank can compute any other rank's region, and so knows what has to arrive.
struct Pattern {
    let seed: UInt64

    /// What `rank` fills its region with before `iteration`.
    func bytes(rank: Int, iteration: Int, count: Int) -> [UInt8] {
        let key = SeededGenerator.mix(seed &+ SeededGenerator.mix(UInt64(rank) << 32 | UInt64(iteration)))
        let words = (count + 7) / 8
        return [UInt8](unsafeUninitializedCapacity: words * 8) { bytes, initialized in
            let raw = UnsafeMutableRawBufferPointer(bytes)
            for index in 0..<words {
                let word = SeededGenerator.mix(key &+ UInt64(truncatingIfNeeded: index))
                raw.storeBytes(of: word, toByteOffset: index * 8, as: UInt64.self)
            }
            initialized = count
        }
    }
}
