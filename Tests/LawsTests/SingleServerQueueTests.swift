import Laws
import Testing

@Suite struct SingleServerQueueTests {
    private let law = SingleServerQueue(meanGap: Nanoseconds(1250), meanService: Nanoseconds(1000))

    @Test func atEightyPercentTheMeanIsFiveServices() throws {
        // 1/(1/1000 - 1/1250) = 5000.
        #expect(abs(try #require(law.meanSojourn).value - 5000) < 1e-9)
        #expect(law.sojournDeviation == law.meanSojourn)
        #expect(abs(try #require(law.sojournQuantile(0.99)).value - 5000 * 4.605_170_185_988_091) < 1e-8)
        #expect(abs(try #require(law.latePart(after: Nanoseconds(5000))) - 0.367_879_441_171_442_3) < 1e-12)
    }

    @Test func constantServicesWaitHalfAsLong() throws {
        #expect(abs(try #require(law.meanWait(serviceVariation: 1)).value - 4000) < 1e-9)
        #expect(abs(try #require(law.meanWait(serviceVariation: 0)).value - 2000) < 1e-9)
    }

    @Test(arguments: [1000.0, 900]) func aServerThatDoesNotKeepUpHasNone(gap: Double) {
        let law = SingleServerQueue(meanGap: Nanoseconds(gap), meanService: Nanoseconds(1000))
        #expect(law.meanSojourn == nil)
        #expect(law.sojournDeviation == nil)
        #expect(law.sojournQuantile(0.5) == nil)
        #expect(law.latePart(after: .zero) == nil)
        #expect(law.meanWait(serviceVariation: 0) == nil)
    }

    @Test func lossesExistForEveryLoad() {
        // rho = 1/2, room for one: 0.5 * 0.5/(1 - 0.25).
        let half = SingleServerQueue(meanGap: Nanoseconds(2000), meanService: Nanoseconds(1000))
        #expect(abs(half.lossFraction(capacity: 1) - 1.0 / 3) < 1e-15)
        let full = SingleServerQueue(meanGap: Nanoseconds(1000), meanService: Nanoseconds(1000))
        #expect(full.lossFraction(capacity: 4) == 0.2)
        let double = SingleServerQueue(meanGap: Nanoseconds(500), meanService: Nanoseconds(1000))
        #expect(abs(double.lossFraction(capacity: 1) - 2.0 / 3) < 1e-15)
        #expect(double.lossFraction(capacity: 100_000) == 0.5)
    }
}
