import DeviceSimulation
import Testing

@Suite struct BucketReaderTests {
    private func retries(meanGap: Int64, write: Int64, pause: Int64, seed: UInt64) -> [Int] {
        var retries: [Int] = []
        BucketReader(
            meanGap: Picoseconds(meanGap), write: Picoseconds(write), read: Picoseconds(1000), pause: Picoseconds(pause)
        ).run(reads: 200, seed: seed) { retries.append($0) }
        return retries
    }

    @Test func aQuietBucketIsReadOnce() {
        #expect(retries(meanGap: 1 << 50, write: 10, pause: 0, seed: 1) == Array(repeating: 0, count: 200))
    }

    @Test func aBusyOneIsReadAgainAndTheSeedDecidesWhen() {
        let busy = retries(meanGap: 1000, write: 500, pause: 500, seed: 1)
        #expect(busy.count == 200)
        #expect(busy.reduce(0, +) > 200)
        #expect(busy == retries(meanGap: 1000, write: 500, pause: 500, seed: 1))
        #expect(busy != retries(meanGap: 1000, write: 500, pause: 500, seed: 2))
    }
}
