internal import ConnectionManager
internal import Verbs

/// Queue pairs on their way from the device to the fabric; an array cannot hold them.
final class PairRow {
    private let pairs: UnsafeMutablePointer<ConnectedQueuePair>
    private var isFilled: [Bool]
    /// What the connection manager keeps about them, in any order.
    private(set) var managed: [ConnectionLink] = []

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
    func put(_ pair: consuming ConnectedQueuePair, at place: Int) {
        (pairs + place).initialize(to: pair)
        isFilled[place] = true
    }

    /// Puts one in its place that the connection manager connected.
    func put(_ connection: consuming Connection, at place: Int) {
        managed.append(connection.link)
        put(connection.takeQueuePair(), at: place)
    }

    /// Takes one out. Traps where there is none.
    func take(_ place: Int) -> ConnectedQueuePair {
        precondition(isFilled[place], "there is no queue pair at this place")
        isFilled[place] = false
        return (pairs + place).move()
    }
}
