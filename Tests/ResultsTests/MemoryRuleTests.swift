import Results
import Testing

@Suite struct MemoryRuleTests {
    @Test func aLimitOfLockedMemory() {
        let low: (inout MachineDescription) -> Void = {
            ($0.lockedMemoryLimit, $0.lockedMemoryHardLimit) = ("8388608", "8388608")
        }
        expect(findings("locked-memory", low), .serious, "may lock 8MiB", "/etc/security/limits.d")
        let canRaise: (inout MachineDescription) -> Void = { $0.lockedMemoryLimit = "8388608" }
        expect(findings("locked-memory", canRaise), .serious, "may lock 8MiB", "ulimit -l unlimited")
        expect(
            findings("locked-memory") {
                low(&$0); $0.rdmaDevices = []
            }, .moderate, "may lock 8MiB")
        expect(
            findings("locked-memory") {
                low(&$0); $0.conditions?.locksBeyondLimit = true
            }, .fine, "CAP_IPC_LOCK")
        expect(findings("locked-memory") { $0.lockedMemoryLimit = "1073741824" }, .fine, "1GiB")
        expect(findings("locked-memory") { $0.lockedMemoryLimit = nil }, .unknown, "", "ulimit -l")
    }

    @Test func hugePages() {
        let none = findings("huge-pages", condition: { $0.hugePages = .init(bytes: 2 << 20, total: 0, free: 0) })
        expect(none, .moderate, "none set aside", "echo 512 |")
        let taken = findings("huge-pages", condition: { $0.hugePages = .init(bytes: 1 << 30, total: 4, free: 0) })
        expect(taken, .moderate, "0 of 4 free, of 1GiB each", "echo 5 |")
        expect(findings("huge-pages", condition: { $0.hugePages = nil }), .unknown, "does not say")
    }

    @Test func hugePagesUnasked() {
        let found = findings("transparent-huge-pages") { $0.transparentHugePages = "always" }
        expect(found, .moderate, "always", "echo madvise |")
        expect(findings("transparent-huge-pages") { $0.transparentHugePages = "never" }, .fine, "never")
        expect(findings("transparent-huge-pages") { $0.transparentHugePages = nil }, .unknown, "does not say")
    }

    @Test func pagesThatMove() {
        let on: (inout MachineDescription) -> Void = { $0.conditions?.migratesPages = true }
        expect(findings("numa-balancing", on), .moderate, "on", "sysctl kernel.numa_balancing=0")
        expect(
            findings("numa-balancing") {
                on(&$0); $0.nodes.removeLast()
            }, .fine, "one NUMA node")
        expect(findings("numa-balancing") { $0.conditions?.migratesPages = nil }, .unknown, "does not say")
        expect(findings("numa-balancing") { $0.nodes = [] }, .unknown, "does not say")
    }
}
