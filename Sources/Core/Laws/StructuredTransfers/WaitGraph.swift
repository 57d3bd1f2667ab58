/// L26: who waits for whom among engines that set flags and wait for them.
///
/// Source: S0 and S1 in words. Each step waits for the one before it in its engine, and a wait for the step that sets its
/// flag; all come to their end, in every order, where every flag that is waited for is set by somebody and the graph has no
/// cycle.
public struct WaitGraph: Hashable, Sendable {
    /// What an engine does about a flag.
    public enum Step: Hashable, Sendable {
        /// Sets it.
        case set(Int)
        /// Waits until it is set.
        case wait(Int)
    }

    /// The steps of each engine; a flag is set by one step at most.
    public let engines: [[Step]]

    /// The graph of these engines; traps where two steps set the same flag.
    public init(_ engines: [[Step]]) {
        let flags = engines.joined().compactMap { if case .set(let flag) = $0 { flag } else { nil } }
        precondition(Set(flags).count == flags.count, "one step sets a flag")
        self.engines = engines
    }

    /// Whether every flag that is waited for is set by somebody and nobody waits, by way of others, for themselves.
    public var isFreeOfDeadlock: Bool {
        var setters: [Int: Node] = [:]
        for (engine, steps) in engines.enumerated() {
            for (place, step) in steps.enumerated() {
                if case .set(let flag) = step { setters[flag] = Node(engine: engine, place: place) }
            }
        }
        var cleared: Set<Node> = []
        return engines.indices.allSatisfy { engine in
            engines[engine].isEmpty
                || canHappen(Node(engine: engine, place: engines[engine].count - 1), setters, &cleared, after: [])
        }
    }

    private struct Node: Hashable {
        let engine: Int
        let place: Int
    }

    /// Whether a step can, by a search through whatever it waits for; `path` is who wait for it.
    private func canHappen(
        _ node: Node, _ setters: [Int: Node], _ cleared: inout Set<Node>, after path: Set<Node>
    ) -> Bool {
        if cleared.contains(node) { return true }
        if path.contains(node) { return false }
        var awaited: [Node] = []
        if node.place > 0 { awaited.append(Node(engine: node.engine, place: node.place - 1)) }
        if case .wait(let flag) = engines[node.engine][node.place] {
            guard let setter = setters[flag] else { return false }
            awaited.append(setter)
        }
        for before in awaited {
            guard canHappen(before, setters, &cleared, after: path.union([node])) else { return false }
        }
        cleared.insert(node)
        return true
    }
}
