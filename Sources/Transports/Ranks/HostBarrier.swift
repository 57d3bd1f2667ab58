internal import HostSystem
internal import TransferCore

/// A barrier among ranks of one host through shared memory: each raises a counter of its own and awaits everybody's.
///
/// A message barrier costs microseconds and lets ranks go one after the other; this one lets them go within the time a
/// cache line takes to cross, so that the ranks of a sample start together.
final class HostBarrier {
    private let board: FlagBoard
    private let peers: [FlagBoard]
    private var passed: UInt64 = 0

    init(group: RankGroup) throws(TransferError) {
        fatalError()
    }

    func pass(_ waiter: inout Waiter) throws(TransferError) {
    }
}
