import Laws
import Testing

@Suite struct DescriptorFetchingTests {
    private let service = Nanoseconds(100)

    private func fetching(_ structure: DescriptorFetching.Structure) -> DescriptorFetching {
        DescriptorFetching(fetch: Nanoseconds(350), structure: structure)
    }

    @Test func aRingDividesTheWait() {
        #expect(fetching(.ring(parallel: 4)).meanWait == Nanoseconds(87.5))
        #expect(fetching(.ring(parallel: 4)).savedWait == Nanoseconds(262.5))
        #expect(fetching(.list).meanWait == Nanoseconds(350) && fetching(.list).savedWait == .zero)
        #expect(fetching(.blocks(of: 4)).meanWait == Nanoseconds(87.5))
    }

    @Test(
        arguments: [
            (DescriptorFetching.Structure.ring(parallel: 2), 175.0), (.ring(parallel: 8), 100), (.list, 450),
            (.prefetchingList, 350), (.blocks(of: 4), 187.5),
        ])
    func thePeriodIsTheSlowerOfFetchAndService(structure: DescriptorFetching.Structure, period: Double) {
        #expect(fetching(structure).period(service: service) == Nanoseconds(period))
        // What eight more descriptors add.
        let times = [64, 72].map { fetching(structure).time(of: Array(repeating: service, count: $0)) }
        #expect(abs((times[1] - times[0]).value / 8 - period) < 1e-9)
    }

    @Test func descriptorsOfDifferentLengthOverlap() {
        let services = [10, 400, 10, 400].map { Nanoseconds($0) }
        // Ring of 2: starts at 350, 360, 760, 770; the last ends at 1170.
        #expect(fetching(.ring(parallel: 2)).time(of: services) == Nanoseconds(1170))
        #expect(fetching(.list).time(of: services) == Nanoseconds(4 * 350 + 820))
        #expect(fetching(.blocks(of: 3)).time(of: services) == Nanoseconds(2 * 350 + 820))
        // Starts at 350, 700, 1100, 1450.
        #expect(fetching(.prefetchingList).time(of: services) == Nanoseconds(1850))
    }
}
