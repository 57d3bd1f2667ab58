import Statistics
import Testing
import TransferCore

@testable import Results

/// A machine that is made of known costs, measured without noise: the fit has to find them.
@Suite struct MachineFitTests {
    private static let setup = 800.0
    private static let request = 150.0
    private static let segment = 20.0
    private static let byte = 0.08
    private static let copiedByte = 0.05
    private static let packedPiece = 4.0

    private func cell(
        _ workload: String, _ method: Method, pieces: Int, of bytes: Int, window: Int = 1, transport: String = "p2p",
        nanoseconds: Double? = nil
    ) -> StoredCell {
        let identity = CellIdentity(
            workload: workload, transport: transport, method: method, memory: .host, ranks: 2,
            sizeBytes: pieces * bytes, blockBytes: bytes, blocks: pieces * window, options: "window=\(window)")
        return StoredCell(
            identity: identity, status: .ok,
            launches: [[nanoseconds ?? Self.time(method, pieces: pieces, of: bytes, window: window)]])
    }

    /// What the planted costs make of a cell.
    private static func time(_ method: Method, pieces: Int, of bytes: Int, window: Int) -> Double {
        let requests = Double(method == .fragment ? window * pieces : window)
        let segments = method == .gather ? Double(window * (pieces - 1)) : 0
        let (all, total) = (Double(window * pieces), Double(window * pieces * bytes))
        let packing = method == .pack && pieces > 1 ? 2 * (all * packedPiece + total * copiedByte) : 0
        return setup + (requests - 1) * request + segments * segment + total * byte + packing
    }

    private var cells: [StoredCell] {
        var cells: [StoredCell] = []
        for method in [Method.gather, .fragment, .pack] {
            for pieces in [1, 4, 16, 64] {
                for bytes in [8, 64, 512, 4096] { cells.append(cell("bandwidth", method, pieces: pieces, of: bytes)) }
            }
        }
        for window in [2, 8, 32] { cells.append(cell("bandwidth", .gather, pieces: 1, of: 1024, window: window)) }
        return cells
    }

    private func run(_ cells: [StoredCell]) -> [StoredRun] {
        [StoredRun(path: "run", manifest: Examples.manifest(), cells: cells)]
    }

    @Test func plantedCostsAreFoundAndPredictWhatWasKeptOut() throws {
        let fit = try MachineFit(run(cells), transport: nil)
        let planted = [Self.setup, Self.request, Self.segment, Self.byte, Self.copiedByte, Self.packedPiece]
        for (cost, truth) in zip(fit.model.costs, planted) {
            #expect(abs((cost?.value ?? 0) - truth) < 1e-6 * truth)
        }
        #expect(fit.model.costs.count == planted.count && !fit.model.costs.contains { $0 == nil })
        #expect(fit.fitted + fit.keptOut == cells.count)
        // What is left is the rounding of virtual time.
        #expect(fit.worstErrorOfKeptOut < 1e-3)
    }

    /// 16 us and 60 ns a page, as the cells of a transport that registers tell; three sizes of regions are needed.
    @Test(arguments: [3, 2])
    func plantedRegistrationIsFound(sizes: Int) throws {
        let registered = cells.enumerated().map { index, cell in
            let pages = 1 << (4 * (index % sizes))
            return StoredCell(
                identity: cell.identity, status: .ok, launches: cell.launches,
                registration: .init(pages: pages, nanoseconds: 16_000 + 60 * Double(pages)))
        }
        let profile = try MachineFit(run(registered), transport: nil).profile(named: "planted")
        guard case .object(let top) = try JSONValue(json: profile), case .object(let figures) = top["figures"] else {
            Issue.record("no figures")
            return
        }
        func value(_ name: String) -> Double? {
            guard case .object(let figure) = figures[name] else { return nil }
            switch figure["value"] {
            case .number(let value): return value
            case .integer(let value): return Double(value)
            default: return nil
            }
        }
        guard sizes == 3 else {
            #expect(value("registration") == nil && value("page_registration") == nil && value("setup") != nil)
            return
        }
        #expect(abs((value("registration") ?? 0) / 16_000 - 1) < 1e-6)
        #expect(abs((value("page_registration") ?? 0) / 60 - 1) < 1e-6)
    }

    /// Noise that no line explains is no figure.
    @Test func registrationsThatNoLineExplainsAreLeftOut() throws {
        var generator = SeededGenerator(seed: 8)
        let odd = cells.map { cell in
            StoredCell(
                identity: cell.identity, status: .ok, launches: cell.launches,
                registration: .init(
                    pages: Int.random(in: 1...1000, using: &generator),
                    nanoseconds: Double(Int.random(in: 1...1_000_000, using: &generator))))
        }
        #expect(try MachineFit(run(odd), transport: nil).registration == nil)
    }

    @Test func whatIsKeptOutHasNoPartInTheFit() throws {
        let places = Set(cells.compactMap(FitCell.init).map(\.place)).sorted()
        let disturbed = cells.map { stored in
            FitCell(stored)?.place == places[1]
                ? StoredCell(identity: stored.identity, status: .ok, launches: [[1e9]]) : stored
        }
        let fit = try MachineFit(run(disturbed), transport: nil)
        #expect(abs((fit.model.costs[0]?.value ?? 0) - Self.setup) < 1e-6 * Self.setup)
        #expect(fit.worstErrorOfKeptOut > 0.9)
    }

    /// Contiguous transfers by three methods are 4 places of 3 cells each, of which every other one is kept out.
    @Test func whatIsContiguousIsInOneHalfByEveryMethod() throws {
        let places = Dictionary(grouping: cells.compactMap(FitCell.init), by: \.place)
        let contiguous = places.filter { $0.key.pieces == 1 && $0.key.messages == 1 }
        #expect(contiguous.count == 4 && contiguous.values.allSatisfy { $0.count == 3 })
        let kept = places.keys.sorted().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let fit = try MachineFit(run(cells), transport: nil)
        #expect(fit.keptOut == kept.compactMap { places[$0]?.count }.reduce(0, +))
    }

    /// What the fit does not look at may have moved other memory.
    @Test func cellsThatAreNotFittedDoNotMixMemories() throws {
        let identity = CellIdentity(
            workload: "halo", transport: "p2p", method: .gather, memory: .device, ranks: 2, sizeBytes: 4096,
            blockBytes: 4096, blocks: 1, options: "")
        let others = [
            StoredCell(identity: identity, status: .ok, launches: [[100]]),
            StoredCell(
                identity: CellIdentity(
                    workload: "bandwidth", transport: "p2p", method: .gather, memory: .device, ranks: 2,
                    sizeBytes: 8192, blockBytes: 8192, blocks: 1, options: "window=1"),
                status: .skipped("no device"), launches: []),
        ]
        #expect(
            try MachineFit(run(cells + others), transport: nil).fitted == MachineFit(run(cells), transport: nil).fitted)
    }

    @Test func severalRunsOfACellAreInOneHalf() throws {
        let once = try MachineFit(run(cells), transport: nil)
        let twice = try MachineFit(run(cells) + run(cells), transport: nil)
        #expect(twice.fitted == 2 * once.fitted && twice.keptOut == 2 * once.keptOut)
    }

    @Test func memoriesAreNotMixed() {
        let device = cells.map { stored in
            let one = stored.identity
            return StoredCell(
                identity: CellIdentity(
                    workload: one.workload, transport: one.transport, method: one.method, memory: .device, ranks: 2,
                    sizeBytes: one.sizeBytes, blockBytes: one.blockBytes, blocks: one.blocks, options: one.options),
                status: .ok, launches: stored.launches)
        }
        let refusal = #expect(throws: MachineFit.Refusal.self) { try MachineFit(run(cells + device), transport: nil) }
        #expect(refusal?.description.contains("device and host memory") == true)
    }

    @Test func theSimulationTakesWhatTheCostsSay() throws {
        let fit = try MachineFit(run(cells), transport: nil)
        for stored in cells {
            let cell = try #require(FitCell(stored))
            #expect(abs(fit.model.simulate(cell) - cell.nanoseconds) < 1e-3 * cell.nanoseconds)
        }
    }

    @Test func aMachineThatIsNotMadeOfSuchCostsIsRefused() {
        let erratic = cells.enumerated().map { index, stored in
            cell(
                "bandwidth", stored.identity.method, pieces: stored.identity.sizeBytes / stored.identity.blockBytes,
                of: stored.identity.blockBytes, nanoseconds: index % 4 < 2 ? 100 : 10_000)
        }
        let refusal = #expect(throws: MachineFit.Refusal.self) { try MachineFit(run(erratic), transport: nil) }
        #expect(refusal?.description.contains("more than 25.0 % says nothing") == true)
    }

    @Test func severalTransportsHaveToBeTold() throws {
        let both = cells + [cell("latency", .gather, pieces: 1, of: 8, transport: "mpi")]
        let refusal = #expect(throws: MachineFit.Refusal.self) { try MachineFit(run(both), transport: nil) }
        #expect(refusal?.description == "the runs have several transports, p2p, mpi; name one with --transport")
        #expect(try MachineFit(run(both), transport: "p2p").transport == "p2p")
        #expect(throws: MachineFit.Refusal.self) { try MachineFit(run(both), transport: "verbs") }
    }

    @Test func whatIsContiguousIsTheSameByEveryMethod() {
        let window = cell("bandwidth", .auto, pieces: 1, of: 4096, window: 4)
        #expect(FitCell(window)?.requests == 4 && FitCell(window)?.bytes == 16384)
        #expect(FitCell(cell("bandwidth", .auto, pieces: 2, of: 4096)) == nil)
        #expect(FitCell(cell("bandwidth", .datatype, pieces: 1, of: 4096)) == nil)
    }

    @Test func tooFewCellsAreRefused() {
        let refusal = #expect(throws: MachineFit.Refusal.self) {
            try MachineFit(run(Array(cells.prefix(2))), transport: nil)
        }
        #expect(refusal?.description.contains("too few") == true)
    }

    @Test func theProfileSaysUnitsIntervalsAndWhereItComesFrom() throws {
        let fit = try MachineFit(run(cells), transport: nil)
        guard case .object(let top) = try JSONValue(json: fit.profile(named: "lab")),
            case .object(let figures)? = top["figures"], case .object(let link)? = figures["link_bandwidth"],
            case .object(let origin)? = top["fit"]
        else {
            Issue.record("the profile has another form")
            return
        }
        #expect(top["name"] == .string("lab") && figures.count == 6)
        #expect(link["unit"] == .string("GB/s"))
        guard case .number(let bandwidth)? = link["value"] else {
            Issue.record("the bandwidth is no number: \(link)")
            return
        }
        #expect(abs(bandwidth - 12.5) < 1e-6)
        #expect(origin["transport"] == .string("p2p") && origin["kept_out_cells"] == .integer(fit.keptOut))
    }
}
