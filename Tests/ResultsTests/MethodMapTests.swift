import Planning
import Statistics
import Testing
import TransferCore

@testable import Results

/// What is planted in the times of the methods must come out as the map.
@Suite struct MethodMapTests {
    typealias Costs = [Method: MethodCost]

    static let planted: Costs = [
        .fragment: MethodCost(setupNanoseconds: 200, pieceNanoseconds: 60, byteNanoseconds: 0.05),
        .gather: MethodCost(setupNanoseconds: 900, pieceNanoseconds: 12, byteNanoseconds: 0.05),
        .pack: MethodCost(setupNanoseconds: 2500, pieceNanoseconds: 2, byteNanoseconds: 0.12),
    ]

    /// Whose sends of more than 2 KiB wait for their receiver, and whose datatypes cost a line of memory a piece.
    @Test func aChangeOfProtocolIsFound() throws {
        let datatype = MethodCost(setupNanoseconds: 400, pieceNanoseconds: 4, byteNanoseconds: 0.04, coveredBytes: 64)
        let eager = MethodCost(setupNanoseconds: 300, pieceNanoseconds: 0.5, byteNanoseconds: 0.05)
        let waiting = MethodCost(setupNanoseconds: 2300, pieceNanoseconds: 0.5, byteNanoseconds: 0.14)
        let steps = try #require(
            SteppedCost([.init(upToBytes: 2048, cost: eager), .init(upToBytes: nil, cost: waiting)]))
        let map = try #require(
            MethodMap.all(of: results([.datatype: SteppedCost(datatype), .pack: steps], transport: "mpi")).first)
        let pack = try #require(map.costs.first { $0.method == .pack })
        #expect(pack.steps.map(\.upToBytes) == [2048, nil] && pack.steps[0].upToInterval == 2048...2048)
        #expect(abs(pack.steps[0].setup.value / 300 - 1) < 0.1 && abs(pack.steps[1].setup.value / 2300 - 1) < 0.1)
        let other = try #require(map.costs.first { $0.method == .datatype })
        #expect(other.steps.count == 1 && other.steps[0].coveredBytes == 64)
        let regret = try #require(map.regret)
        #expect(regret.worst < 0.05, "\(regret)")
        let text = MapTable([map], style: TableStyle(width: 200)).text
        #expect(text.contains("to 2KiB") && text.contains("larger"))
        #expect(MethodCosts(of: map.costs).costs[.pack]?.nanoseconds(pieces: 16, bytes: 4096) ?? 0 > 2000)
    }

    private func results(
        _ costs: Costs, transport: String = "p2p", noise: Double = 0.01, automatic: Method? = nil, seed: UInt64 = 1
    ) -> [CellResult] {
        results(
            costs.mapValues { SteppedCost($0) }, transport: transport, noise: noise, automatic: automatic, seed: seed)
    }

    private func results(
        _ costs: [Method: SteppedCost], transport: String = "p2p", noise: Double = 0.01, automatic: Method? = nil,
        seed: UInt64 = 1
    ) -> [CellResult] {
        var generator = SeededGenerator(seed: seed)
        var results: [CellResult] = []
        for count in (3...12).map({ 1 << $0 }) {
            for fragment in (3...12).map({ 1 << $0 }) {
                func add(_ method: Method, _ cost: SteppedCost?) {
                    guard let cost else { return }
                    let time = cost.nanoseconds(pieces: count, bytes: count * fragment)
                    let times = (0..<40).map { _ in time * (1 + Double.random(in: -noise...noise, using: &generator)) }
                    results.append(
                        CellResult(
                            identity: CellIdentity(
                                workload: "bandwidth", transport: transport, method: method, memory: .device, ranks: 2,
                                sizeBytes: count * fragment, blockBytes: fragment, blocks: count,
                                options: "window=1;block=\(fragment);stride=\(2 * fragment)"),
                            status: .ok, summary: SampleSummary(nanoseconds: times)))
                }
                for (method, cost) in costs.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { add(method, cost) }
                if let automatic { add(.auto, costs[automatic]) }
            }
        }
        return results
    }

    @Test func thePlantedCostsAndWinnersAreFound() throws {
        let map = try #require(MethodMap.all(of: results(Self.planted)).first)
        #expect(map.cells.count == 100 && map.transport == "p2p" && map.ranks == 2)
        for estimate in map.costs {
            let (truth, cost) = (try #require(Self.planted[estimate.method]), estimate.steps[0])
            #expect(estimate.steps.count == 1 && cost.upToBytes == nil && cost.coveredBytes == 0)
            #expect(abs(cost.setup.value / truth.setupNanoseconds - 1) < 0.05, "\(cost)")
            #expect(abs(cost.piece.value / truth.pieceNanoseconds - 1) < 0.05, "\(cost)")
            #expect(abs(cost.byte.value / truth.byteNanoseconds - 1) < 0.05, "\(cost)")
            #expect(estimate.medianError < 0.02)
        }
        for cell in map.cells {
            let bytes = cell.count * cell.fragmentBytes
            let times = Self.planted.mapValues { $0.nanoseconds(pieces: cell.count, bytes: bytes) }.sorted {
                $0.1 < $1.1
            }
            if times[1].value / times[0].value > 1.03 {
                #expect(cell.winner == times[0].key && cell.isShown && cell.choice == cell.winner)
                #expect(abs((cell.margin ?? 0) - times[1].value / times[0].value) < 0.03)
            }
            #expect(cell.strideBytes == 2 * cell.fragmentBytes)
        }
        let regret = try #require(map.regret)
        #expect(regret.median == 0 && regret.worst < 0.05)
    }

    @Test func anotherTruthIsAnotherMap() throws {
        var costs = Self.planted
        costs[.pack]?.byteNanoseconds = 0.01
        costs[.pack]?.setupNanoseconds = 10
        let map = try #require(MethodMap.all(of: results(costs)).first)
        #expect(map.cells.allSatisfy { $0.winner == .pack })
        #expect(map.verdict.contains("Of 100 places pack is fastest at 100"))
    }

    /// The transport's own choice is always gather; what that loses is told beside what the map would lose.
    @Test func theTransportsOwnChoiceIsHeldAgainstTheBest() throws {
        let map = try #require(MethodMap.all(of: results(Self.planted, automatic: .gather)).first)
        let without = try #require(map.regretWithoutMap)
        let largest =
            map.cells.compactMap { cell in
                cell.timings.first { $0.method == .gather }.map { $0.median / cell.timings[0].median - 1 }
            }.max() ?? 0
        #expect(abs(without.worst - largest) < 0.03 && without.worst > 0.5)
        #expect(map.verdict.contains("By the transport's own figures it lost"))
        #expect(map.cells.allSatisfy { $0.timings.count == 3 }, "auto is no method of its own")
    }

    /// A cell whose time is wrong does not decide about itself: the other half does.
    @Test func aPlaceIsDecidedByTheOthers() throws {
        var results = results(Self.planted)
        let odd = try #require(
            results.firstIndex {
                $0.identity.blocks == 4096 && $0.identity.blockBytes == 8 && $0.identity.method == .gather
            })
        results[odd].summary = SampleSummary(nanoseconds: [Double](repeating: 1, count: 40))
        let map = try #require(MethodMap.all(of: results).first)
        let cell = try #require(map.cells.first { $0.count == 4096 && $0.fragmentBytes == 8 })
        #expect(cell.winner == .gather && cell.choice == .pack)
        #expect((cell.regret ?? 0) > 100 && map.regret?.worst == cell.regret)
        #expect((map.regret?.worstShown ?? 0) > 100)
    }

    /// Times that scatter by a factor of three look like a loss somewhere; hardly any of it is shown.
    @Test func noiseIsNoShownLoss() throws {
        let even = MethodCost(setupNanoseconds: 900, pieceNanoseconds: 12, byteNanoseconds: 0.05)
        let map = try #require(
            MethodMap.all(of: results([.gather: even, .pack: even, .fragment: even], noise: 0.7)).first)
        let regret = try #require(map.regret)
        #expect(regret.worst > 0.15 && regret.worstShown < regret.worst / 4)
    }

    @Test func eachTransportHasItsMapAndWhatFailedIsLeftOut() {
        var mixed = results(Self.planted) + results(Self.planted, transport: "mpi")
        mixed[0].status = .skipped("not here")
        let maps = MethodMap.all(of: mixed)
        #expect(maps.map(\.transport) == ["p2p", "mpi"])
        #expect(maps[0].cells.first { $0.count == 8 && $0.fragmentBytes == 8 }?.timings.count == 2)
        #expect(MethodMap.all(of: []).isEmpty)
    }

    @Test func theFileHasARowForEachPlace() throws {
        let maps = MethodMap.all(
            of: results(Self.planted, automatic: .gather)
                + results(Self.planted.filter { $0.key == .pack }, transport: "mpi"))
        let rows = try CommaSeparatedReader(Array(MapPlacesFile(maps).text.utf8)).rows
        #expect(rows.count == 201)
        for (row, cell) in zip(rows[1...], maps[0].cells) {
            let fields = Dictionary(uniqueKeysWithValues: zip(rows[0], row))
            #expect(fields["transport"] == "p2p" && fields["memory"] == "device" && fields["ranks"] == "2")
            #expect(fields["fragment_bytes"] == "\(cell.fragmentBytes)" && fields["count"] == "\(cell.count)")
            #expect(fields["winner"] == cell.winner.rawValue && fields["next"] == cell.timings[1].method.rawValue)
            #expect(fields["margin"].flatMap { Double($0) } == cell.margin)
            let margin = try #require(cell.marginInterval)
            #expect(fields["margin_low"].flatMap { Double($0) } == margin.low && margin.low <= cell.margin ?? 0)
            #expect(fields["margin_high"].flatMap { Double($0) } == margin.high && margin.high >= cell.margin ?? 0)
            #expect(fields["is_shown"] == "\(margin.low > 1)" && fields["choice"] == cell.choice?.rawValue)
            #expect(fields["regret"].flatMap { Double($0) } == cell.regret)
            #expect(fields["regret_without_map"].flatMap { Double($0) } == cell.regretWithoutMap)
        }
        let alone = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[200]))
        #expect(alone["transport"] == "mpi" && alone["winner"] == "pack" && alone["is_shown"] == "false")
        for name in ["next", "margin", "margin_low", "margin_high", "automatic_ns"] { #expect(alone[name] == "") }
    }

    @Test func theTableShowsWinnersCostsAndRegret() throws {
        let text = MapTable(MethodMap.all(of: results(Self.planted)), style: TableStyle(width: 200)).text
        let lines = text.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("pieces") && $0.contains("4KiB") })
        #expect(lines.contains { $0.hasPrefix("4096") && $0.contains("pack") })
        #expect(lines.contains { $0.hasPrefix("gather") && $0.contains("±") })
        #expect(
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("auto loses 0 % in the median"))
    }
}
