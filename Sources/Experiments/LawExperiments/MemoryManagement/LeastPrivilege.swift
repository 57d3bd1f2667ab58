import DeviceModel
import DeviceSimulation

/// L34's policy: a crypto engine whose input it may only read and whose output it may only write, and whose keys it never
/// reaches, because they are given to it through its registers.
enum LeastPrivilege {
    private static let input = 0
    private static let output = 1
    private static let keys = 2
    private static let frames = 3

    /// What is allowed, every class of access that is not, and the same under an identity map.
    static var findings: [LawFinding] {
        var unit = TranslationUnit(ways: frames)
        unit.map(input, to: input, .read)
        unit.map(output, to: output, .write)
        let allowed = trace([(input, .read, "reads its input"), (output, .write, "writes its output")], by: &unit)
        let blocked = trace(forbidden, by: &unit)
        var identity = TranslationUnit.identity(frames: frames, ways: frames)
        let unprotected = trace(forbidden, by: &identity)

        // The device has used its input, so that the cache knows it.
        unit.unmap(input)
        unit.invalidate(input)
        let late = trace([(input, .read, "reads its input after it was unmapped and invalidated")], by: &unit)
        return [
            LawFinding("what the engine needs is allowed", holds: allowed.faults == 0, trace: allowed.lines),
            LawFinding(
                "the wrong direction and pages that are not mapped are blocked, and each is reported",
                holds: blocked.faults == forbidden.count, trace: blocked.lines),
            LawFinding(
                "a page that was unmapped and invalidated is blocked", holds: late.faults == 1, trace: late.lines),
            LawFinding(
                "an identity map blocks none of these: the device reads the keys",
                holds: unprotected.faults == 0, trace: unprotected.lines),
        ]
    }

    private static var forbidden: [(page: Int, wanted: Permission, text: String)] {
        [
            (input, .write, "writes its input"), (output, .read, "reads its output"),
            (keys, .read, "reads the keys"), (keys, .write, "writes the keys"),
        ]
    }

    private static func trace(
        _ accesses: [(page: Int, wanted: Permission, text: String)], by unit: inout TranslationUnit
    ) -> (faults: Int, lines: [String]) {
        let before = unit.faults
        var lines: [String] = []
        for access in accesses {
            do throws(TranslationFault) {
                let frame = try unit.translate(access.page, for: access.wanted)
                lines.append("the engine \(access.text): frame \(frame)")
            } catch {
                lines.append("the engine \(access.text): blocked, \(error)")
            }
        }
        return (unit.faults - before, lines)
    }
}
