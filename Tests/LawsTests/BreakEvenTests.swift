import Laws
import Testing

@Suite struct BreakEvenTests {
    private let law = BreakEven(
        setup: Nanoseconds(500), engine: Bandwidth(bytesPerNanosecond: 10), processor: Bandwidth(bytesPerNanosecond: 5))

    @Test func payloadIsWhereBothTakeTheSameTime() throws {
        // 500 / (1/5 - 1/10) = 5000, where both take 1000 ns.
        let payload = try #require(law.payload)
        #expect(abs(payload - 5000) < 1e-9)
        #expect(law.engineTime(for: payload) == Nanoseconds(1000))
        #expect(law.processorTime(for: payload) == Nanoseconds(1000))
    }

    @Test(arguments: [10.0, 20.0]) func thereIsNoneForAnEngineThatIsNoFaster(processor: Double) {
        var law = law
        law.processor = Bandwidth(bytesPerNanosecond: processor)
        #expect(law.payload == nil)
    }

    @Test func occupancyBreaksEvenWhateverTheEngine() { #expect(law.payloadByOccupancy == 2500) }
}
