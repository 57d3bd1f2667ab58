import DeviceSimulation
import Laws

/// Equal transfers by several masters at once, over each of three fabrics.
struct FabricSharingModel {
    let rate: DataRate
    /// Of each transfer; whole bursts.
    let bytes: Int
    let burst: Int

    /// What a link carries in each direction.
    private var bytesPerSecond: Int { Int((rate.bytesPerNanosecond * 1e9).rounded()) }

    /// Every master to memory, over one bus.
    func bus(masters: Int, _ arbitration: ArbitratedBus.Arbitration, _ party: ArbitratedBus.Party) -> FabricOutcome {
        ArbitratedBus(rate: rate, burst: burst, arbitration: arbitration, party: party)
            .carry((0..<masters).map { FabricTransfer(from: $0 + 1, to: 0, bytes: bytes) })
    }

    /// A switch below the host with `devices` devices, the first of them by a slower link if that is given: the host is
    /// node 0, the switch node 1.
    private func tree(devices: Int, slowest: Bandwidth? = nil) -> SwitchTree {
        var capacities = Array(repeating: bytesPerSecond, count: 2 + devices)
        if let slowest { capacities[2] = Int((slowest.bytesPerNanosecond * 1e9).rounded()) }
        return SwitchTree(parents: [nil, 0] + Array(repeating: 1, count: devices), bytesPerSecond: capacities)
    }

    /// Every master to the host, over a switch.
    func toHost(masters: Int) -> FabricOutcome {
        tree(devices: masters).carry((0..<masters).map { FabricTransfer(from: 2 + $0, to: 0, bytes: bytes) })
    }

    /// Every master to the host and the host to every master.
    func bothWays(masters: Int) -> FabricOutcome {
        tree(devices: masters).carry(
            (0..<masters).flatMap {
                [
                    FabricTransfer(from: 2 + $0, to: 0, bytes: bytes),
                    FabricTransfer(from: 0, to: 2 + $0, bytes: bytes),
                ]
            })
    }

    /// Every master to a peer of its own at the same switch.
    func toPeers(masters: Int) -> FabricOutcome {
        tree(devices: 2 * masters).carry(
            (0..<masters).map { FabricTransfer(from: 2 + $0, to: 2 + masters + $0, bytes: bytes) })
    }

    /// When the last of the others is finished, where every master writes to the host and one more does over a slow link.
    func beside(slow: Bandwidth, masters: Int) -> Picoseconds {
        let outcome = tree(devices: masters + 1, slowest: slow).carry(
            (0...masters).map { FabricTransfer(from: 2 + $0, to: 0, bytes: bytes) })
        return outcome.finished.dropFirst().max() ?? .zero
    }
}
