internal import TransferCore
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
            bytes.withMemoryRebound(to: UInt64.self) { buffer in
                guard let base = buffer.baseAddress else { return }
                var state = key
                var index = 0
                // The loop is plain because debug builds spend most of a check here.
                while index < words {
                    state &+= 0x9E37_79B9_7F4A_7C15
                    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
                    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                    base[index] = mixed ^ (mixed >> 31)
                    index &+= 1
                }
            }
            initialized = count
        }
    }
}
