import DeviceSimulation
import Laws
import TransferCore

/// Two engines that copy a payload each; the second sets a flag for which the first waits before it sets the header.
struct HandoverProgram {
    /// Whether the second engine's flag stands behind a fence.
    var isFlagFenced = true
    /// Whether the first engine's header stands behind a fence of its own.
    var isHeaderFenced = true
    /// Whether the first engine waits for the flag.
    var waits = true

    /// Every order of the engines' steps, with writes that land in any.
    func explored() -> Exploration<ConcurrentProgram.State> {
        let (source, payload1, payload2, flag, header) = (0, 1, 2, 3, 4)
        var first: [ConcurrentProgram.Instruction] = [.wait(cell: source, for: 1), .copy(from: source, to: payload1)]
        if waits { first.append(.wait(cell: flag, for: 1)) }
        if isHeaderFenced { first.append(.fence) }
        first.append(.set(cell: header, to: 1))
        var second: [ConcurrentProgram.Instruction] = [.wait(cell: source, for: 1), .copy(from: source, to: payload2)]
        if isFlagFenced { second.append(.fence) }
        second.append(.set(cell: flag, to: 1))
        let program = ConcurrentProgram(
            cells: ["source", "payload 1", "payload 2", "flag", "header"],
            actors: [.init("owner", [.set(cell: source, to: 1)]), .init("E1", first), .init("E2", second)], order: .any)
        return program.explored { state in
            guard state.memory[header] == 1 else { return nil }
            let missing = [payload1, payload2].filter { state.memory[$0] != 1 }
            return missing.isEmpty
                ? nil
                : "the header is visible, and \(missing.map { program.cells[$0] }.joined(separator: " and ")) is not"
        }
    }
}

extension ConcurrentProgram {
    /// Engines that do nothing but set flags and wait for them.
    init(_ graph: WaitGraph) {
        let flags = graph.engines.joined().map { step in
            switch step {
            case .set(let flag), .wait(let flag): flag
            }
        }
        self.init(
            cells: (0...(flags.max() ?? 0)).map { "flag \($0)" },
            actors: graph.engines.enumerated().map { index, steps in
                Actor(
                    "E\(index + 1)",
                    steps.map { step in
                        switch step {
                        case .set(let flag): .set(cell: flag, to: 1)
                        case .wait(let flag): .wait(cell: flag, for: 1)
                        }
                    })
            }, order: .any)
    }
}

extension WaitGraph {
    /// Up to three engines and four flags, each set once if at all, in random order.
    init(drawnFrom generator: inout SeededGenerator) {
        var engines = Array(repeating: [Step](), count: Int.random(in: 2...3, using: &generator))
        let flags = Int.random(in: 1...4, using: &generator)
        for flag in 0..<flags where Int.random(in: 0..<12, using: &generator) > 0 {
            engines[Int.random(in: 0..<engines.count, using: &generator)].append(.set(flag))
        }
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            engines[Int.random(in: 0..<engines.count, using: &generator)].append(
                .wait(Int.random(in: 0..<flags, using: &generator)))
        }
        for index in engines.indices { engines[index].shuffle(using: &generator) }
        self.init(engines)
    }
}
