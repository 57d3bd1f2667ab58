import DeviceSimulation
import Testing
import TransferCore

@Suite struct FairSharingTests {
    /// Every part of a whole number of these by up to 4, four times over, is whole.
    private static let unit = 12 * 12 * 12 * 12

    /// Max-min fairness as it is defined: no link carries more than it can, and whoever of the flows would have more takes it,
    /// on some full link, from one that has no more than itself.
    private func isFair(_ rates: [Int], _ capacities: [Int], _ flows: [[Int]]) -> Bool {
        let load = capacities.indices.map { link in
            zip(flows, rates).reduce(0) { $0 + $1.0.filter { $0 == link }.count * $1.1 }
        }
        guard zip(load, capacities).allSatisfy(<=) else { return false }
        return flows.indices.allSatisfy { flow in
            flows[flow].contains { link in
                load[link] == capacities[link]
                    && flows.indices.allSatisfy { !flows[$0].contains(link) || rates[$0] <= rates[flow] }
            }
        }
    }

    @Test func everySmallNetworkIsSharedFairly() {
        // Three links of 1 to 3 units, and every multiset of up to four flows over every set of links.
        let paths = (1..<8).map { set in (0..<3).filter { set & (1 << $0) != 0 } }
        var (networks, fair) = (0, 0)
        for first in 1...3 {
            for second in 1...3 {
                for third in 1...3 {
                    let capacities = [first, second, third].map { $0 * Self.unit }
                    let sharing = FairSharing(capacities: capacities)
                    for choice in 0..<7 * 7 * 7 * 7 {
                        let digits = [choice % 7, choice / 7 % 7, choice / 49 % 7, choice / 343]
                        guard digits == digits.sorted() else { continue }
                        for count in 1...4 where count == 4 || digits.dropFirst(count).allSatisfy({ $0 == 6 }) {
                            let flows = digits.prefix(count).map { paths[$0] }
                            networks += 1
                            if isFair(sharing.rates(of: flows), capacities, flows) { fair += 1 }
                        }
                    }
                }
            }
        }
        #expect(networks > 5000)
        #expect(fair == networks)
    }

    @Test func anythingElseIsNotFair() {
        let (capacities, flows) = ([6, 9], [[0], [0, 1], [1]])
        #expect(FairSharing(capacities: capacities).rates(of: flows) == [3, 3, 6])
        var fair: [[Int]] = []
        for first in 0...9 {
            for second in 0...9 {
                for third in 0...9 where isFair([first, second, third], capacities, flows) {
                    fair.append([first, second, third])
                }
            }
        }
        #expect(fair == [[3, 3, 6]])
    }

    @Test func aFlowThatCrossesALinkTwiceTakesTwice() {
        #expect(FairSharing(capacities: [90]).rates(of: [[0, 0]]) == [45])
        #expect(FairSharing(capacities: [90]).rates(of: [[0, 0], [0]]) == [30, 30])
    }
}
