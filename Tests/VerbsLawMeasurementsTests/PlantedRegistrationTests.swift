import LawExperiments
import LawMeasurements
import Testing

@testable import VerbsLawMeasurements

/// Times that are made of known costs, of which the fits must find the costs again.
@Suite struct PlantedRegistrationTests {
    private static func timing(_ curve: String, _ x: Int, _ time: Double) -> Stopwatch.Timing {
        .init(curve: curve, x: Double(x), found: .init(time))
    }

    private func expect(_ measurement: LawMeasurement, _ planted: [String: Double]) throws {
        #expect(Set(measurement.constants.map(\.parameter)) == Set(planted.keys))
        for constant in measurement.constants {
            let wanted = try #require(planted[constant.parameter])
            #expect(abs(constant.value / wanted - 1) < 1e-6, "\(constant)")
        }
    }

    @Test func mappingAndSegmentsAreToldApart() throws {
        let counts = [4, 6, 8, 12, 16, 24, 32]
        // A write, a byte, a segment, a page, and the rest of a registration.
        let (write, byte, segment, map, unmap) = (9000.0, 2.0, 300.0, 150.0, 40_000.0)
        let pages = counts.flatMap { count in
            let (count, bytes) = (count, Double(64 * count) * byte)
            return [
                Self.timing("a descriptor for each page", count, write + bytes + Double(count) * segment),
                Self.timing("one segment", count, write + bytes + segment),
                Self.timing(
                    "one descriptor over mapped pages", count,
                    write + bytes + segment + (Double(count) * map + unmap) / 4),
            ]
        }
        let registrations = (counts + [64, 1024]).map { Self.timing("registering", $0, Double($0) * map + unmap) }
        let measurement = try RegistrationOverVerbs.measurement(pages + registrations, counts: counts, on: "a device")
        try expect(measurement, ["descriptor": segment, "map": map, "unmap": unmap])
        let law = try #require(LawCatalog.law(32))
        let result = try law.simulate(measurement, seed: 1)
        #expect(result.holds)
        #expect(try #require(result.medianErrorOfPrediction) < 1e-6)
        let measured = result.curves.map { $0.points.filter { $0.measured != nil }.count }
        #expect(measured == [counts.count, counts.count])
    }

    private static let sizes = (6...12).map { 1 << $0 }

    /// L36's times, where a byte takes `socketByte` through sockets.
    private func messages(socketByte: Double) -> [Stopwatch.Timing] {
        let (call, write, byte, register, page) = (700.0, 2500.0, 0.1, 16_000.0, 0.05)
        return Self.sizes.flatMap { size in
            let bytes = Double(size)
            return [
                Self.timing("sockets", size, 2 * call + bytes * socketByte),
                Self.timing("write", size, write + bytes * byte),
                Self.timing("RDMA, 16 uses", size, write + bytes * byte + (register + bytes * page) / 16),
            ]
        }
            + (Self.sizes + [1 << 18, 1 << 20, 1 << 22]).map {
                Self.timing("registering", $0, register + Double($0) * page)
            }
    }

    @Test func socketsAndWritesShareANetwork() throws {
        let measurement = try KernelBypassOverVerbs.measurement(messages(socketByte: 0.4), on: "a device")
        try expect(
            measurement,
            ["call": 700, "post": 2500, "bandwidth": 10, "register": 16_000, "register-bandwidth": 20])
        // 0.4 ns through sockets are 0.1 ns of the network, and two copies.
        #expect(abs(try #require(measurement.figures["copy-bandwidth"]?.first) - 1 / 0.15) < 1e-6)
        let result = try #require(LawCatalog.law(36)).simulate(measurement, seed: 1)
        #expect(result.holds)
        #expect(measurement.places.contains { $0.curve == "sockets" && $0.isKeptOut })
        // Two calls take less than a write: nothing pays but where the bytes do.
        let paying = measurement.places.filter { $0.curve == "uses that pay for registering" }
        #expect(paying.map(\.x) == [4096])
    }

    @Test func aNetworkThatIsSlowerThanSocketsIsSaid() throws {
        let measurement = try KernelBypassOverVerbs.measurement(messages(socketByte: 0.05), on: "a device")
        #expect(measurement.figures["copy-bandwidth"] == [10_000])
        #expect(measurement.remarks.contains { $0.hasPrefix("this machine contradicts the law by the byte") })
    }
}
