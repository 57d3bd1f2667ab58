import Testing
import TransferCore

/// All ranks of an exchange in one process, moved by brute force.
struct InProcessExchange {
    /// Names a transfer.
    struct Name: Hashable {
        let source: Int
        let destination: Int
        let tag: Int
    }

    let plans: [ExchangePlan]
    let memories: [ArrayMemory]

    init(plans: [ExchangePlan], sizes: [ByteCount]) {
        self.plans = plans
        memories = sizes.map { ArrayMemory($0) }
    }

    var sends: [Name: CompositeLayout] {
        layouts(\.sends) { Name(source: $0, destination: $1.peer, tag: $1.tag) }
    }

    var receives: [Name: CompositeLayout] {
        layouts(\.receives) { Name(source: $1.peer, destination: $0, tag: $1.tag) }
    }

    private func layouts(
        _ ends: KeyPath<ExchangePlan, [ExchangePlan.End]>, _ name: (Int, ExchangePlan.End) -> Name
    ) -> [Name: CompositeLayout] {
        let pairs = plans.indices.flatMap { rank in plans[rank][keyPath: ends].map { (name(rank, $0), $0.layout) } }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Checks that the plans agree with each other and with the regions' sizes.
    func expectConsistent(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        for rank in plans.indices {
            try plans[rank].validate(ranks: plans.count, regionSize: memories[rank].size)
            // Each byte at most once in what is received, and never both sent and received.
            var taken = Array(repeating: false, count: memories[rank].size.bytes)
            var overlaps = 0
            for end in plans[rank].receives {
                end.layout.forEachByte { byte in
                    overlaps += taken[byte] ? 1 : 0
                    taken[byte] = true
                }
            }
            for end in plans[rank].sends {
                end.layout.forEachByte { overlaps += taken[$0] ? 1 : 0 }
            }
            #expect(overlaps == 0, sourceLocation: sourceLocation)
        }
        let (sends, receives) = (sends, receives)
        #expect(Set(sends.keys) == Set(receives.keys), sourceLocation: sourceLocation)
        for (name, layout) in sends {
            #expect(layout.byteCount == receives[name]?.byteCount, sourceLocation: sourceLocation)
        }
    }

    /// Moves every transfer, all sends before all receives; `alter` may change what is on the wire.
    func run(alter: (Name, inout [UInt8]) -> Void = { _, _ in }) {
        let receives = receives
        var wires: [Name: [UInt8]] = [:]
        for (name, layout) in sends {
            var wire = memories[name.source].gather(layout)
            alter(name, &wire)
            wires[name] = wire
        }
        for (name, layout) in receives {
            guard let wire = wires[name] else { continue }
            memories[name.destination].scatter(wire, into: layout)
        }
    }
}

extension CompositeLayout {
    /// Calls `body` with the offset of every byte, in wire order.
    fileprivate func forEachByte(_ body: (Int) -> Void) {
        for part in parts {
            part.forEachBlock { start in (start..<start + part.block).forEach(body) }
        }
    }
}
