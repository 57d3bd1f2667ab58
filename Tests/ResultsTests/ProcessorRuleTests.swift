import Results
import Testing

@Suite struct ProcessorRuleTests {
    @Test func aGovernorThatFollowsTheLoad() {
        let found = findings("governor", condition: { $0.governors = ["performance", "schedutil"] })
        expect(found, .serious, "performance and schedutil", "cpupower frequency-set --governor performance")
        expect(findings("governor", condition: { $0.governors = [] }), .unknown, "does not govern")
    }

    @Test func turbo() {
        expect(findings("turbo", condition: { $0.boostsClock = true }), .moderate, "on", "intel_pstate/no_turbo")
        expect(findings("turbo", condition: { $0.boostsClock = nil }), .unknown, "does not say")
    }

    @Test func aClockThatTakesASystemCall() {
        let path = "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource"
        expect(findings("clock-source", condition: { $0.clockSource = "hpet" }), .serious, "hpet", path)
        let found = findings("clock-source") { machine in
            machine.conditions?.clockSource = "acpi_pm"
            machine.conditions?.clockSources = ["acpi_pm"]
        }
        expect(found, .serious, "acpi_pm", "tsc=reliable")
        for quick in ["kvm-clock", "arch_sys_counter"] {
            expect(findings("clock-source", condition: { $0.clockSource = quick }), .fine, quick)
        }
        expect(findings("clock-source", condition: { $0.clockSource = nil }), .unknown, "does not name")
    }

    @Test(
        arguments: [(12.8, .fine), (12.9, .moderate), (128, .moderate), (129, .serious)]
            as [(Double, Finding.Severity)])
    func load(average: Double, severity: Finding.Severity) {
        expect(findings("load", condition: { $0.loadAverage = average }), severity, "on 128 processors")
    }

    @Test func loadOfASmallMachine() {
        let found = findings("load") { machine in
            machine.processors = 2
            machine.conditions?.loadAverage = 0.5
        }
        expect(found, .fine, "0.50 on 2 processors")
        expect(findings("load", condition: { $0.loadAverage = nil }), .unknown, "does not say")
    }

    @Test func aVirtualMachine() {
        let found = findings("virtualization") { machine in
            machine.conditions?.isVirtual = true
            machine.conditions?.product = "QEMU Standard PC"
        }
        expect(found, .moderate, "a virtual machine: QEMU Standard PC", "bare machine")
        expect(findings("virtualization", condition: { $0.isVirtual = nil }), .unknown, "", "systemd-detect-virt")
    }
}
