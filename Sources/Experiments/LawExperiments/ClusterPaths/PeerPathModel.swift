import DeviceSimulation
import Laws

/// A machine with a card and a peer for it at each distance.
struct PeerPathModel {
    private let figures: PeerPathFigures
    private let tree: PeerTree
    private let card: PeerTree.Node
    /// A device at each distance from the card, nearest first.
    let peers: [PeerTree.Node]

    init(_ figures: PeerPathFigures) {
        func hop(_ bandwidth: Bandwidth) -> FabricHop {
            FabricHop(
                latency: Picoseconds(figures.latency),
                rate: DataRate(bandwidth))
        }
        let link = hop(figures.link)
        let bridging = PeerTree.Forwarding(writes: hop(figures.writes), reads: hop(figures.reads))
        var tree = PeerTree(
            interconnect: .init(writes: hop(figures.interconnect), reads: hop(figures.interconnect)))
        let node = tree.add(.memoryNode, below: tree.machine)
        let bridge = tree.add(.hostBridge, below: node, forwarding: bridging)
        let upper = tree.add(.aSwitch, below: bridge, link: link, forwarding: .init(writes: link, reads: link))
        let lower = tree.add(.aSwitch, below: upper, link: link, forwarding: .init(writes: link, reads: link))
        let otherNode = tree.add(.memoryNode, below: tree.machine)
        card = tree.add(.device, below: lower, link: link)
        peers = [
            tree.add(.device, below: lower, link: link),
            tree.add(.device, below: upper, link: link),
            tree.add(.device, below: bridge, link: link),
            tree.add(.device, below: tree.add(.hostBridge, below: node, forwarding: bridging), link: link),
            tree.add(.device, below: tree.add(.hostBridge, below: otherNode, forwarding: bridging), link: link),
        ]
        self.tree = tree
        self.figures = figures
    }

    func distance(to peer: PeerTree.Node) -> PeerDistance { tree.distance(card, peer) }

    func isSymmetric(_ peer: PeerTree.Node) -> Bool { tree.distance(peer, card) == tree.distance(card, peer) }

    /// What bytes pass from a peer to the card, which reads them, or from the card to the peer, which it writes.
    func route(_ peer: PeerTree.Node, isRead: Bool) -> PeerRoute {
        PeerRoute(
            hops: isRead
                ? tree.hops(from: peer, to: card, isRead: true) : tree.hops(from: card, to: peer, isRead: false),
            payload: figures.payload, header: figures.header)
    }
}
