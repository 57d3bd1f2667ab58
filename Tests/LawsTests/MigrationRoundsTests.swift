import Laws
import Testing

@Suite struct MigrationRoundsTests {
    private func law(dirtying: Double, remainder: Double = 1) -> MigrationRounds {
        MigrationRounds(
            memory: 1024, remainder: remainder, dirtying: Bandwidth(bytesPerNanosecond: dirtying),
            bandwidth: Bandwidth(bytesPerNanosecond: 10))
    }

    @Test func volumesShrinkByTheRatio() {
        #expect(law(dirtying: 5).rounds == 10)
        #expect(law(dirtying: 5, remainder: 1.01).rounds == 10)
        #expect(law(dirtying: 5, remainder: 0.99).rounds == 11)
        #expect(law(dirtying: 5).volume(afterRounds: 3) == 128)
    }

    @Test func thereIsNoEndWhereItIsDirtiedAsFast() {
        #expect(law(dirtying: 10).rounds == nil)
        #expect(law(dirtying: 20).rounds == nil)
        #expect(law(dirtying: 20).volume(afterRounds: 4) == 1024)
    }

    @Test func littleEnoughNeedsNoRound() { #expect(law(dirtying: 20, remainder: 1024).rounds == 0) }
}
