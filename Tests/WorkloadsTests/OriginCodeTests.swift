import Testing
import TransferCore
import Workloads

@Suite struct OriginCodeTests {
    @Test func everyWordLeadsBackToItsOrigin() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            let origin = Origin(
                rank: .random(in: 0..<Origin.ranks, using: &generator),
                iteration: .random(in: 0..<Origin.iterations, using: &generator),
                index: .random(in: 0..<Origin.indices, using: &generator))
            let code = OriginCode(origin)
            #expect(code.origin == origin)
            for position in [0, 1, 2, 63, 8191] {
                #expect(OriginCode(word: code.word(position), at: position).origin == origin)
            }
        }
    }

    @Test func neighboursDifferInEveryByte() {
        let codes = (0..<256).map { OriginCode(Origin(rank: 1, iteration: 3, index: $0)) }
        for byte in 0..<8 {
            // 256 random bytes show 162 values on average.
            #expect(Set(codes.map { $0.byte(byte) }).count > 120)
        }
    }

    @Test func iterationsAreKeptModuloTheirNumber() {
        let late = OriginCode(Origin(rank: 1, iteration: Origin.iterations + 5, index: 2))
        #expect(late == OriginCode(Origin(rank: 1, iteration: 5, index: 2)))
    }

    @Test func bytesAreThoseOfTheWordsLowestFirst() {
        let code = OriginCode(Origin(rank: 2, iteration: 9, index: 77))
        #expect(code.byte(0) == UInt8(code.word() & 0xFF))
        #expect(code.byte(15) == UInt8(code.word(1) >> 56))
    }
}
