import Testing

@testable import Results

@Suite struct MagnitudeTests {
    @Test(arguments: [
        (0.0, "0 ns"), (0.5, "0.500 ns"), (9.994, "9.99 ns"), (9.996, "10.0 ns"), (81.25, "81.3 ns"), (812, "812 ns"),
        (999.4, "999 ns"), (999.6, "1.00 us"), (81_234, "81.2 us"), (8_123_400, "8.12 ms"), (1.5e9, "1.50 s"),
        (3.6e12, "3600 s"),
    ])
    func times(nanoseconds: Double, text: String) {
        #expect(Magnitude.time(nanoseconds: nanoseconds) == text)
    }

    @Test func bandwidths() {
        #expect(Magnitude.bandwidth(bytesPerSecond: 3_456_000_000) == "3.46 GB/s")
        #expect(Magnitude.bandwidth(bytesPerSecond: 999_600_000) == "1.00 GB/s")
        #expect(Magnitude.bandwidth(bytesPerSecond: 12_000) == "12.0 kB/s")
    }

    @Test func digits() {
        #expect(Magnitude.digits(0.00123456) == "0.00123")
        #expect(Magnitude.digits(-1.5) == "-1.50")
        #expect(Magnitude.digits(123_456) == "123456")
        #expect(Magnitude.fixed(0.851, decimals: 2) == "0.85" && Magnitude.fixed(-12, decimals: 1) == "-12.0")
        #expect(Magnitude.fixed(.infinity, decimals: 2) == "inf")
        #expect(Magnitude.digits(1e20) == "1e+20" && Magnitude.digits(.nan) == "nan")
    }
}
