import Results
import Testing

/// What the rule `id` finds of the healthy machine after `change` has spoiled it.
func findings(
    _ id: String, launch: MeasuringSite.Launch = .ranks(onThisHost: 2),
    _ change: (inout MachineDescription) -> Void = { _ in }
) -> [Finding] {
    var machine = Examples.healthyMachine
    change(&machine)
    return Diagnosis(of: MeasuringSite(machine, launch: launch)).findings.filter { $0.id == id }
}

/// What the rule finds where a condition is another one.
func findings(_ id: String, condition change: (inout MachineConditions) -> Void) -> [Finding] {
    findings(id) { machine in
        var conditions = machine.conditions ?? MachineConditions()
        change(&conditions)
        machine.conditions = conditions
    }
}

/// Expects one of the findings to be as bad as that, and to say `seen` and `remedy` among other things.
func expect(
    _ found: [Finding], _ severity: Finding.Severity, _ seen: String, _ remedy: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isThere = found.contains { finding in
        finding.severity == severity && finding.seen.contains(seen)
            && remedy.map { finding.remedy?.contains($0) == true } ?? true
    }
    #expect(isThere, "\(found)", sourceLocation: sourceLocation)
}
