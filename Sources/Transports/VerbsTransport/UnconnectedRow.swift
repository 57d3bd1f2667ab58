internal import Verbs

/// Queue pairs that are not connected yet; an array cannot hold them.
final class UnconnectedRow {
    private let pairs: UnsafeMutablePointer<UnconnectedQueuePair>
    private var isFilled: [Bool]

    /// Room for `count`.
    init(count: Int) {
        pairs = .allocate(capacity: max(1, count))
        isFilled = Array(repeating: false, count: count)
    }

    deinit {
        for place in isFilled.indices where isFilled[place] { (pairs + place).deinitialize(count: 1) }
        pairs.deallocate()
    }

    /// Puts one in its place.
    func put(_ pair: consuming UnconnectedQueuePair, at place: Int) {
        (pairs + place).initialize(to: pair)
        isFilled[place] = true
    }

    /// What a peer has to know of the one at `place`.
    func address(at place: Int) -> QueuePairAddress { pairs[place].address }

    /// Takes one out. Traps where there is none.
    func take(_ place: Int) -> UnconnectedQueuePair {
        precondition(isFilled[place], "there is no queue pair at this place")
        isFilled[place] = false
        return (pairs + place).move()
    }
}
