import DeviceSimulation
import Laws
import TransferCore

/// A region lent to pages at random places, and claimed.
struct ReserveModel {
    /// How a claim went.
    struct Claim {
        /// How long it took; nothing where it was refused.
        let time: Picoseconds?
        /// Why it was refused.
        let refusal: ContiguousReserve.Refusal?
        /// Whether every page holds its words, outside of the region after a claim and within it after a refusal.
        let isRight: Bool
    }

    private let frames: Int
    private let wordsPerFrame: Int
    private let migration: Picoseconds
    private let copy: Picoseconds
    private let seed: UInt64

    init(_ law: ContiguousClaim, frames: Int, wordsPerFrame: Int, seed: UInt64) {
        (self.frames, self.wordsPerFrame, self.seed) = (frames, wordsPerFrame, seed)
        migration = Picoseconds(law.migration)
        copy = DataRate(law.copy).time(for: Int(law.page))
    }

    /// A claim of a region with so many pages, the last `unmovable` of which cannot move.
    func claim(occupied: Int, unmovable: Int) -> Claim {
        var generator = SeededGenerator(seed: seed)
        let places = (0..<frames).shuffled(using: &generator).prefix(occupied)
        var elsewhere = 1
        while elsewhere < occupied { elsewhere *= 2 }
        var reserve = ContiguousReserve(
            frames: frames, elsewhere: elsewhere, wordsPerFrame: wordsPerFrame, migration: migration, copy: copy)
        for (page, place) in places.enumerated() {
            reserve.lend(reserve.region.lowerBound + place, to: page, movable: page < occupied - unmovable)
        }
        do throws(ContiguousReserve.Refusal) {
            let claim = try reserve.claim()
            return Claim(time: claim.time, refusal: nil, isRight: holds(reserve, occupied, lodged: false))
        } catch {
            return Claim(time: nil, refusal: error, isRight: holds(reserve, occupied, lodged: true))
        }
    }

    /// How many frames are free, and how many of them the largest block has, after single frames were given out until none
    /// was left, in a memory twice the region's size, and a random half of them came back.
    func fragmentedBuddy() -> (free: Int, largest: Int) {
        var size = 1
        while size < 2 * frames { size *= 2 }
        var buddies = BuddyAllocator(frames: size)
        var given: [Int] = []
        while let frame = buddies.allocate(order: 0) { given.append(frame) }
        var generator = SeededGenerator(seed: seed)
        for frame in given.shuffled(using: &generator).prefix(size / 2) { buddies.release(frame) }
        return (buddies.free, buddies.largestFree)
    }

    private func holds(_ reserve: ContiguousReserve, _ pages: Int, lodged: Bool) -> Bool {
        (0..<pages).allSatisfy { reserve.holdsEveryWord(of: $0) == true && reserve.isLodged($0) == lodged }
    }
}
