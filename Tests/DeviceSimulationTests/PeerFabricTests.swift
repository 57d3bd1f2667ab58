import DeviceSimulation
import Testing

@Suite struct PeerFabricTests {
    @Test func distancesAreThoseOfWhatLiesBetween() {
        func hop(_ latency: Int64) -> FabricHop {
            FabricHop(latency: Picoseconds(latency), rate: DataRate(femtosecondsPerByte: 1000))
        }
        var tree = PeerTree(interconnect: .init(writes: hop(90), reads: hop(91)))
        let node = tree.add(.memoryNode, below: tree.machine)
        let bridge = tree.add(.hostBridge, below: node, forwarding: .init(writes: hop(80), reads: hop(81)))
        let upper = tree.add(.aSwitch, below: bridge, link: hop(1))
        let lower = tree.add(.aSwitch, below: upper, link: hop(2), forwarding: .init(writes: hop(70), reads: hop(71)))
        let a = tree.add(.device, below: lower, link: hop(3))
        let b = tree.add(.device, below: lower, link: hop(4))
        let c = tree.add(.device, below: upper, link: hop(5))
        let d = tree.add(.device, below: bridge, link: hop(6))
        let e = tree.add(.device, below: tree.add(.hostBridge, below: node), link: hop(7))
        let far = tree.add(.memoryNode, below: tree.machine)
        let f = tree.add(.device, below: tree.add(.hostBridge, below: far), link: hop(8))
        #expect([b, c, d, e, f].map { tree.distance(a, $0).rawValue } == ["PIX", "PXB", "PHB", "NODE", "SYS"])
        #expect([b, c, d, e, f].map { tree.distance($0, a).rawValue } == ["PIX", "PXB", "PHB", "NODE", "SYS"])

        func latencies(_ from: PeerTree.Node, _ to: PeerTree.Node, isRead: Bool) -> [Int64] {
            tree.hops(from: from, to: to, isRead: isRead).map(\.latency.count)
        }
        #expect(latencies(a, b, isRead: false) == [3, 70, 4])
        #expect(latencies(a, c, isRead: true) == [3, 71, 2, 5])
        #expect(latencies(a, d, isRead: false) == [3, 70, 2, 1, 80, 6])
        #expect(latencies(d, a, isRead: false) == [6, 80, 1, 2, 70, 3])
        #expect(latencies(a, f, isRead: true) == [3, 71, 2, 1, 81, 91, 8])
    }

    @Test func packetsFollowOneAnother() {
        let hops = [100_000, 200_000, 100_000].map {
            FabricHop(latency: Picoseconds(100_000), rate: DataRate(femtosecondsPerByte: $0))
        }
        let route = PeerRoute(hops: hops, payload: 240, header: 10)
        #expect(route.write(packets: 1) == Picoseconds(400_000))
        #expect(route.write(packets: 11) == Picoseconds(900_000))
        #expect(route.read(requests: 1, credits: 1, packets: 1) == Picoseconds(704_000))
        #expect(route.read(requests: 5, credits: 2, packets: 1) == Picoseconds(3 * 704_000))
        #expect(route.read(requests: 5, credits: 64, packets: 1) == Picoseconds(904_000))
    }
}
