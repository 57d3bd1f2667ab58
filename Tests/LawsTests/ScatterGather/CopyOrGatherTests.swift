import Laws
import Testing

/// L7, L8 and L13: what copying costs.
@Suite struct CopyOrGatherTests {
    private let choice = PackOrGather(
        list: ListTime(segment: Nanoseconds(20), bandwidth: Bandwidth(bytesPerNanosecond: 10)),
        packing: PackingTime(copy: Bandwidth(bytesPerNanosecond: 8)))

    @Test func gatheringWinsWhileDescriptorsCostLessThanTheCopy() {
        // S/Bc = 8192/8 = 1024 ns: 52 * 20 = 1040 is more, 51 * 20 = 1020 is less.
        #expect(choice.gatherWins(pieces: 52, bytes: 8192) && !choice.gatherWins(pieces: 53, bytes: 8192))
        #expect(choice.piecesForPacking(bytes: 8192) == 53)
        #expect(choice.gatherTime(pieces: 53, bytes: 8192) > choice.bounceTime(pieces: 53, bytes: 8192))
        #expect(choice.gatherTime(pieces: 52, bytes: 8192) < choice.bounceTime(pieces: 52, bytes: 8192))
        // 8000/8 = 1000 = 50 * 20: at 51 pieces both take the same time.
        #expect(!choice.gatherWins(pieces: 51, bytes: 8000) && choice.piecesForPacking(bytes: 8000) == 51)
    }

    @Test func freeSegmentsAreAlwaysGathered() {
        var free = choice
        free.list.segment = .zero
        #expect(free.piecesForPacking(bytes: 8192) == nil)
        #expect(free.gatherWins(pieces: 1 << 40, bytes: 1))
    }

    @Test func pagesAreGatheredWhereASegmentCostsLessThanTheirCopy() throws {
        // (4096/8) * 3/2 = 768.
        #expect(choice.largestSegmentCost(pieces: 3, pieceBytes: 4096) == Nanoseconds(768))
        #expect(choice.largestSegmentCost(pieces: 1, pieceBytes: 4096) == nil)
    }

    private let split = AlignmentSplit(
        alignment: 64, segment: Nanoseconds(20), copy: Bandwidth(bytesPerNanosecond: 8))

    @Test(
        arguments: [
            (0, 128, 0, 128, 0), (1, 128, 63, 64, 1), (60, 2, 2, 0, 0), (60, 4, 4, 0, 0), (60, 5, 4, 0, 1),
            (0, 63, 0, 0, 63), (64, 64, 0, 64, 0),
        ])
    func aBufferHasAHeadAMiddleAndATail(address: Int, bytes: Int, head: Int, middle: Int, tail: Int) {
        #expect(split.parts(address: address, bytes: bytes) == .init(head: head, middle: middle, tail: tail))
    }

    @Test func splittingWinsBeyondALength() {
        // h + t + 2 * 20 * 8 = 64 + 320.
        #expect(split.longestToCopy(head: 63, tail: 1) == 384)
        #expect(!split.splitWins(split.parts(address: 1, bytes: 384)))
        #expect(split.splitWins(split.parts(address: 1, bytes: 448)))
        #expect(split.splitTime(.init(head: 63, middle: 64, tail: 1)) == Nanoseconds(68))
        #expect(split.copyTime(bytes: 128) == Nanoseconds(36))
    }

    @Test(
        arguments: [
            (CopyCount(.readAndWrite), 2), (CopyCount(.readAndWrite, needsBounceBuffer: true), 3),
            (CopyCount(.write), 1), (CopyCount(.write, needsBounceBuffer: true), 2), (CopyCount(.sendfile), 0),
        ])
    func pathsHaveTheirCopies(path: CopyCount, copies: Int) {
        #expect(path.processorBytes(for: 4096) == copies * 4096)
        #expect(path.memoryTraffic(for: 4096, allocatesOnWrite: false) == 2 * copies * 4096)
        #expect(path.memoryTraffic(for: 4096, allocatesOnWrite: true) == 3 * copies * 4096)
    }
}
