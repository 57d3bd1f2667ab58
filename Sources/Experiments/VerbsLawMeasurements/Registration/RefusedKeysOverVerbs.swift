import LawExperiments
import LawMeasurements
import Verbs

/// L34, the safety of it: what a registration does not grant is refused, and nothing is after it was taken back.
///
/// There is nothing to fit: the figures are how often each was refused, and what taking a registration back takes.
struct RefusedKeysOverVerbs: LawOverVerbs {
    let number = 34

    /// Attempts that must end alike.
    private struct Rule {
        let text: String
        let attempts: [AccessAttempt]
        let ending: AccessAttempt.Ending
    }

    private static let repetitions = 8
    private static let share = "an unmap's share of an invalidation"

    private static let rules = [
        Rule(
            text:
                "what a region grants is carried out: writes where it grants writes only, reads where it grants reads only",
            attempts: [
                AccessAttempt(operation: .write, access: .remoteWrite),
                AccessAttempt(operation: .read, access: .remoteRead),
            ], ending: .carriedOut),
        Rule(
            text:
                "the wrong direction is refused: reads where it grants writes only, writes where it grants reads only",
            attempts: [
                AccessAttempt(operation: .read, access: .remoteWrite),
                AccessAttempt(operation: .write, access: .remoteRead),
            ], ending: .refused),
        Rule(
            text: "across the end of a region all is refused",
            attempts: AccessAttempt.Operation.allCases.map { AccessAttempt(operation: $0, target: .beyondItsEnd) },
            ending: .refused),
        Rule(
            text: "a region of another protection domain is refused",
            attempts: AccessAttempt.Operation.allCases.map { AccessAttempt(operation: $0, target: .otherDomain) },
            ending: .refused),
        Rule(
            text: "the first request with a key that was deregistered is refused: ibv_dereg_mr leaves no window",
            attempts: AccessAttempt.Operation.allCases.map {
                AccessAttempt(operation: $0, target: .deregisteredRegion)
            },
            ending: .refused),
    ]

    func measure(on device: LoopbackDevice, seed: UInt64) throws(MeasurementRefusal) -> LawMeasurement {
        var findings: [LawFinding] = []
        for rule in Self.rules { findings.append(try Self.finding(rule, on: device)) }
        let deregistration = try Deregistration.time(on: device)
        return LawMeasurement(
            setting:
                "writes and reads of a peer to memory that grants them, grants the other, belongs to another protection "
                + "domain or was deregistered, \(Self.repetitions) times each on new queue pairs: \(device.description)",
            constants: [
                .init("invalidate", in: .nanoseconds, value: deregistration.value, interval: deregistration.interval)
            ],
            // As a registration is taken back: one at a time, and waited for.
            figures: ["batch": [1]],
            places: [.init(curve: Self.share, x: 1, found: deregistration, isKeptOut: false)], findings: findings,
            remarks: [
                "the keys of a device's memory regions stand for an IOMMU's mappings, and ibv_dereg_mr of a page for an "
                    + "invalidation: how long an IOMMU's own cache goes on translating is not measured"
            ])
    }

    private static func finding(_ rule: Rule, on device: LoopbackDevice) throws(MeasurementRefusal) -> LawFinding {
        var (tried, right) = (0, 0)
        var trace: [String] = []
        for attempt in rule.attempts {
            for _ in 0..<repetitions {
                let ending = try attempt.end(on: device)
                tried += 1
                if ending == rule.ending {
                    right += 1
                } else {
                    trace.append("\(attempt.operation) \(tried): \(ending)")
                }
            }
        }
        return LawFinding("measured, \(right) of \(tried): \(rule.text)", holds: right == tried, trace: trace)
    }
}
