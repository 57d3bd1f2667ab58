import DeviceModel

/// A DMA engine with many descriptors under way, whose pages an IOMMU translates before a link carries them.
///
/// A descriptor looks its page up; where the cache does not have it, it waits for one of the walkers, in the order of
/// coming; translated, it waits for the link, and once it is carried its slot takes the next descriptor. Memory does not
/// grow with the length of a run.
public struct TranslatedEngine {
    /// What the parts take.
    public struct Figures: Hashable, Sendable {
        /// How many descriptors are under way; above 0.
        public var slots: Int
        /// Looking a page up.
        public var hit: Picoseconds
        /// Fetching a translation from the table.
        public var walk: Picoseconds
        /// How many walks go on at a time; above 0.
        public var walkers: Int
        /// How long the link is busy with a descriptor.
        public var wire: Picoseconds

        /// See the properties.
        public init(slots: Int, hit: Picoseconds, walk: Picoseconds, walkers: Int, wire: Picoseconds) {
            (self.slots, self.hit, self.walk, self.walkers, self.wire) = (slots, hit, walk, walkers, wire)
        }
    }

    private enum Event { case lookedUp(Int32), missed(Int32), walked(Int32), carried(Int32) }

    /// How many descriptors were carried.
    public private(set) var carried = 0
    /// How many were blocked by the IOMMU, and carried nothing.
    public private(set) var blocked = 0
    /// The IOMMU.
    public private(set) var unit: TranslationUnit
    private let figures: Figures
    private var pattern: PagePattern
    private var queue = EventQueue<Event>()
    /// The page of each slot.
    private var pages: [Int]
    private var idleWalkers: Int
    private var waiting: SlotQueue
    private var linkIsFree = Picoseconds.zero

    /// An engine at time 0, with every slot about to take its first descriptor.
    public init(_ figures: Figures, unit: TranslationUnit, pattern: PagePattern) {
        precondition(figures.slots > 0 && figures.walkers > 0, "an engine without slots, or an IOMMU without walkers")
        (self.figures, self.unit, self.pattern) = (figures, unit, pattern)
        pages = [Int](repeating: 0, count: figures.slots)
        idleWalkers = figures.walkers
        waiting = SlotQueue(capacity: figures.slots)
        for slot in 0..<figures.slots { issue(Int32(slot)) }
    }

    /// The time of the last event.
    public var now: Picoseconds { queue.now }
    /// How many events have happened.
    public var events: UInt64 { queue.taken }

    /// How many events wait: at most one for each slot.
    public var waitingEvents: Int { queue.count }

    /// Goes on until so many more descriptors have ended, carried or blocked.
    public mutating func run(descriptors: Int) {
        let goal = carried + blocked + descriptors
        while carried + blocked < goal, let event = queue.next() {
            switch event {
            case .lookedUp(let slot): carry(slot)
            case .missed(let slot):
                if idleWalkers > 0 {
                    idleWalkers -= 1
                    queue.plan(.walked(slot), after: figures.walk)
                } else {
                    waiting.append(slot)
                }
            case .walked(let slot):
                if let next = waiting.popFirst() {
                    queue.plan(.walked(next), after: figures.walk)
                } else {
                    idleWalkers += 1
                }
                finishWalk(of: slot)
            case .carried(let slot):
                carried += 1
                issue(slot)
            }
        }
    }

    private mutating func issue(_ slot: Int32) {
        let page = pattern.next()
        pages[Int(slot)] = page
        queue.plan(unit.remembered(page) == nil ? .missed(slot) : .lookedUp(slot), after: figures.hit)
    }

    private mutating func finishWalk(of slot: Int32) {
        do {
            _ = try unit.walk(pages[Int(slot)], for: .read)
            carry(slot)
        } catch {
            blocked += 1
            issue(slot)
        }
    }

    private mutating func carry(_ slot: Int32) {
        linkIsFree = max(linkIsFree, queue.now) + figures.wire
        queue.plan(.carried(slot), at: linkIsFree)
    }
}

/// Slots that wait, the first come first; as many at most as there are.
private struct SlotQueue {
    private var slots: [Int32]
    private var first = 0
    private var count = 0

    init(capacity: Int) { slots = [Int32](repeating: 0, count: capacity) }

    mutating func append(_ slot: Int32) {
        let place = first + count
        slots[place < slots.count ? place : place - slots.count] = slot
        count += 1
    }

    mutating func popFirst() -> Int32? {
        guard count > 0 else { return nil }
        let slot = slots[first]
        first = first + 1 == slots.count ? 0 : first + 1
        count -= 1
        return slot
    }
}
