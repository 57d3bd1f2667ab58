import Testing
import TransferCore

@testable import LawMeasurements

@Suite struct PathBenchTests {
    @Test func piecesAreGatheredWhateverTheLimitAndPacked() throws {
        let bench = try GatherBench(source: 1000, arriving: 200)
        let pieces = StridedCopy.pieces(7, of: 150, apart: 5)
        for limit in [1, 3, 7, .max] { try bench.verify(pieces, after: bench.gathering(pieces, atMost: limit)) }
        try bench.verify(pieces, after: bench.packing(pieces))
    }

    @Test func aWayThatMovesNothingIsFound() throws {
        let bench = try GatherBench(source: 1000, arriving: 200)
        #expect(throws: MeasurementRefusal.self) { try bench.verify(StridedCopy.pieces(7, of: 150, apart: 5)) {} }
    }

    @Test(arguments: [1, 16, 128, 512])
    func aRelayMovesTheMessage(chunk: Int) throws {
        let bench = try RelayBench(message: 512)
        try bench.verify(bench.sending(chunk: chunk))
    }

    @Test(arguments: [1, 64, 100, 1000])
    func stagedAndDirectArrive(chunk: Int) throws {
        let bench = try StagingBench(bytes: 1000)
        try bench.verify(999, after: bench.staged(999, chunk: chunk))
        try bench.verify(999, after: bench.direct(999))
    }

    @Test func piecesShareTheBytes() {
        let pieces = StridedCopy.pieces(3, of: 10, apart: 2)
        #expect(pieces.map(\.block) == [4, 3, 3])
        #expect(pieces.map(\.sourceOffset) == [0, 6, 11])
        #expect(pieces.map(\.destinationOffset) == [0, 4, 7])
    }
}
