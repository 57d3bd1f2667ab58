import TransferCore
import Testing

@testable import Planning

@Suite struct MethodCostsTests {
    // Equal where 100 + 50 k = 1000 + 5 k: at k = 20.
    private let costs = MethodCosts([
        .fragment: SteppedCost(MethodCost(setupNanoseconds: 100, pieceNanoseconds: 50, byteNanoseconds: 0.1)),
        .pack: SteppedCost(MethodCost(setupNanoseconds: 1000, pieceNanoseconds: 5, byteNanoseconds: 0.1)),
    ])

    @Test func aCostIsASum() throws {
        let cost = try #require(costs.costs[.pack])
        #expect(cost.nanoseconds(pieces: 10, bytes: 1000) == 1000 + 50 + 100)
        #expect(cost.nanoseconds(transfers: 3, pieces: 10, bytes: 1000) == 3000 + 50 + 100)
    }

    /// 10 pieces of 100 bytes, of each of which the first 64 come with the piece; a piece of 4 bytes gives nothing back.
    @Test func piecesCoverBytes() {
        let cost = MethodCost(setupNanoseconds: 100, pieceNanoseconds: 5, byteNanoseconds: 1, coveredBytes: 64)
        #expect(cost.nanoseconds(pieces: 10, bytes: 1000) == 100 + 50 + 360)
        #expect(cost.nanoseconds(pieces: 10, bytes: 40) == 150)
    }

    /// The step is the one of a single transfer's size, also where there are several.
    @Test(arguments: [(1, 2048, 10.0), (1, 2049, 1000), (2, 4096, 20), (2, 4098, 2000)])
    func aStepHoldsUpToItsSize(transfers: Int, bytes: Int, expected: Double) throws {
        let steps = [10, 1000].map { MethodCost(setupNanoseconds: $0, pieceNanoseconds: 0, byteNanoseconds: 0) }
        let cost = try #require(
            SteppedCost([.init(upToBytes: nil, cost: steps[1]), .init(upToBytes: 2048, cost: steps[0])]))
        #expect(cost.nanoseconds(transfers: transfers, pieces: 1, bytes: bytes) == expected)
        #expect(SteppedCost([.init(upToBytes: 2048, cost: steps[0])]) == nil)
        #expect(SteppedCost([]) == nil)
    }

    @Test(arguments: [(19, Method.fragment), (21, .pack)])
    func theCheapestIsChosen(pieces: Int, expected: Method) {
        #expect(costs.cheapest(of: Method.allCases, pieces: pieces, bytes: 4096) == expected)
    }

    /// Twice the transfers make twice the set-ups: 200 + 50 k = 2000 + 5 k at k = 40.
    @Test func transfersCount() {
        #expect(costs.cheapest(of: [.pack, .fragment], transfers: 2, pieces: 39, bytes: 0) == .fragment)
        #expect(costs.cheapest(of: [.pack, .fragment], transfers: 2, pieces: 41, bytes: 0) == .pack)
    }

    @Test func onlyWhatIsAllowedAndMeasured() {
        #expect(costs.cheapest(of: [.gather, .fragment], pieces: 1000, bytes: 0) == .fragment)
        #expect(costs.cheapest(of: [.gather], pieces: 1000, bytes: 0) == nil)
        #expect(costs.cheapest(of: [.fragment, .pack], pieces: 20, bytes: 0) == .fragment, "a tie is the first one's")
    }

    /// What was measured overrules the figures that nobody has measured.
    @Test func thePlannerListensToTheMap() throws {
        let comb = try Layout(offset: 0, block: 64, dimensions: [.init(count: 16, stride: 128)])
        for method in [Method.gather, .pack, .fragment] {
            var costs = Dictionary(
                uniqueKeysWithValues: [Method.gather, .pack, .fragment].map {
                    ($0, MethodCost(setupNanoseconds: 10, pieceNanoseconds: 10, byteNanoseconds: 1))
                })
            costs[method]?.pieceNanoseconds = 1
            let choice = try MethodPlanner.choice(
                from: comb, to: comb, operation: nil, limits: RequestLimits(segments: 16), gap: 0, figures: .assumed,
                measured: MethodCosts(costs.mapValues { SteppedCost($0) }))
            #expect(choice.method == method)
        }
    }
}
