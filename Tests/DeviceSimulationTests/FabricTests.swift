import DeviceSimulation
import Testing
import TransferCore

@Suite struct FabricTests {
    private let rate = DataRate(femtosecondsPerByte: 100_000)

    /// Two switches below the root with two devices each: nodes 3 to 6.
    private let tree = SwitchTree(
        parents: [nil, 0, 0, 1, 1, 2, 2], bytesPerSecond: Array(repeating: 10_000_000_000, count: 7))

    private func transfers(_ generator: inout SeededGenerator) -> [FabricTransfer] {
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in
            let source = Int.random(in: 3...6, using: &generator)
            return FabricTransfer(
                from: source, to: [0, 3, 4, 5, 6].filter { $0 != source }.randomElement(using: &generator) ?? 0,
                bytes: .random(in: 1...100_000, using: &generator),
                start: Picoseconds(Int64.random(in: 0...5_000_000, using: &generator)))
        }
    }

    @Test func busesCarryEveryByteOnceOrTwiceAndAreNeverIdleForNothing() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<200 {
            let transfers = transfers(&generator)
            let bytes = transfers.reduce(0) { $0 + $1.bytes }
            for arbitration in [ArbitratedBus.Arbitration.roundRobin, .priority] {
                for (party, crossings) in [(ArbitratedBus.Party.first, 1), (.third, 2)] {
                    let bus = ArbitratedBus(rate: rate, burst: 512, arbitration: arbitration, party: party)
                    let outcome = bus.carry(transfers)
                    #expect(outcome.carried == [crossings * bytes])
                    // The bus works whenever somebody waits: its end does not depend on who comes first.
                    #expect(outcome.end == busEnd(transfers, crossings: crossings))
                }
            }
        }
    }

    /// When a bus is done that works whenever there is something to do.
    private func busEnd(_ transfers: [FabricTransfer], crossings: Int) -> Picoseconds {
        transfers.sorted { $0.start < $1.start }.reduce(.zero) {
            max($0, $1.start) + rate.time(for: crossings * $1.bytes)
        }
    }

    @Test func linksCarryTheirTransfersBytesAndNoMoreThanTheyCan() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let transfers = transfers(&generator)
            let outcome = tree.carry(transfers)
            for link in 0..<14 {
                let crossing = transfers.indices.filter {
                    tree.path(from: transfers[$0].source, to: transfers[$0].target).contains(link)
                }
                let bytes = crossing.reduce(0) { $0 + transfers[$1].bytes }
                #expect(outcome.carried[link] == bytes)
                let begin = crossing.map { transfers[$0].start }.min() ?? .zero
                let end = crossing.map { outcome.finished[$0] }.max() ?? .zero
                #expect(rate.time(for: bytes) <= end - begin)
            }
        }
    }

    @Test func pathsGoThroughTheFirstNodeAboveBoth() {
        let up = SwitchTree.upwards(from:)
        let down = SwitchTree.downwards(to:)
        #expect(tree.path(from: 3, to: 4) == [up(3), down(4)])
        #expect(tree.path(from: 3, to: 6) == [up(3), up(1), down(2), down(6)])
        #expect(tree.path(from: 5, to: 0) == [up(5), up(2)])
        #expect(tree.path(from: 0, to: 5) == [down(2), down(5)])
    }

    @Test func aTransferThatEndsLeavesItsShareToTheOthers() {
        // Two share 10 B/ns until the shorter one is through: 1000 B at 5 B/ns, then 1000 B more at 10 B/ns.
        let outcome = tree.carry([
            FabricTransfer(from: 3, to: 0, bytes: 1000), FabricTransfer(from: 4, to: 0, bytes: 2000),
        ])
        #expect(outcome.finished == [Picoseconds(200_000), Picoseconds(300_000)])
    }

    @Test func prioritiesGoInOrderAndTurnsAlternate() {
        let two = [FabricTransfer(from: 3, to: 0, bytes: 1024), FabricTransfer(from: 4, to: 0, bytes: 1024)]
        func finished(_ arbitration: ArbitratedBus.Arbitration) -> [Int64] {
            ArbitratedBus(rate: rate, burst: 512, arbitration: arbitration).carry(two).finished.map(\.count)
        }
        #expect(finished(.priority) == [102_400, 204_800])
        #expect(finished(.roundRobin) == [153_600, 204_800])
    }
}
