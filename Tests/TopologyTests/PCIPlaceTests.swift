import Testing
import Topology

@Suite struct PCIPlaceTests {
    private func place(_ hostBridge: UInt64?, _ bridges: [UInt64], _ nodes: [Int]) -> PCIPlace {
        PCIPlace(address: "0000:00:00.0", hostBridge: hostBridge, bridges: bridges, nodes: nodes)
    }

    /// Two functions of one card share all bridges.
    @Test func functionsOfOneCardAreNearest() {
        #expect(place(1, [2, 3], [0]).distance(to: place(1, [2, 3], [0])) == .sameSwitch)
    }

    @Test func aSecondSwitchOnEitherSideIsFarther() {
        let near = place(1, [2, 3], [0])
        let far = place(1, [2, 4, 5], [0])
        #expect(near.distance(to: far) == .severalSwitches && far.distance(to: near) == .severalSwitches)
    }

    @Test func withoutHostBridgesNodesDecide() {
        #expect(place(nil, [], [1]).distance(to: place(nil, [], [1])) == .sameNode)
        #expect(place(nil, [], [1]).distance(to: place(nil, [], [0])) == .acrossNodes)
        #expect(place(nil, [], []).distance(to: place(nil, [], [])) == .acrossNodes)
    }

    @Test func nearerIsLess() {
        #expect(TopologyDistance.allCases.map(\.rawValue) == ["PIX", "PXB", "PHB", "NODE", "SYS"])
        #expect(TopologyDistance.allCases.sorted() == TopologyDistance.allCases)
    }
}
