/// Devices and switches in a tree, as PCIe has it: every link carries both directions at once, and transfers meet only
/// where they cross the same link in the same direction.
public struct SwitchTree: Fabric, Sendable {
    /// The node above each; nothing at the root, which is node 0. A node comes after the one above it.
    public let parents: [Int?]
    private let links: FluidLinks

    /// A tree, with what each node's link upwards carries in each direction, in bytes a second; the root's counts for nothing.
    public init(parents: [Int?], bytesPerSecond capacities: [Int]) {
        precondition(parents.count == capacities.count, "every node has a link upwards")
        precondition(parents.first == .some(nil), "node 0 is the root")
        precondition(
            parents.enumerated().dropFirst().allSatisfy { index, parent in parent.map { $0 >= 0 && $0 < index } ?? false
            },
            "a node comes after the one above it")
        self.parents = parents
        links = FluidLinks(capacities: capacities.flatMap { [$0, $0] })
    }

    /// The link from a node upwards, as counted in an outcome.
    public static func upwards(from node: Int) -> Int { 2 * node }

    /// The link to a node from above, as counted in an outcome.
    public static func downwards(to node: Int) -> Int { 2 * node + 1 }

    /// The links between two different nodes: up to the first node above both, and down.
    public func path(from source: Int, to target: Int) -> [Int] {
        var (above, below) = (source, target)
        var (up, down): ([Int], [Int]) = ([], [])
        while above != below {
            // A node comes after the one above it: the later one of two is not above the other.
            if above > below, let parent = parents[above] {
                up.append(Self.upwards(from: above))
                above = parent
            } else if let parent = parents[below] {
                down.append(Self.downwards(to: below))
                below = parent
            }
        }
        return up + down.reversed()
    }

    /// Carries them all, at rates that are fair in every moment.
    public func carry(_ transfers: [FabricTransfer]) -> FabricOutcome {
        links.carry(transfers, over: transfers.map { path(from: $0.source, to: $0.target) })
    }
}
