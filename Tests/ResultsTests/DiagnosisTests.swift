import Results
import Testing

/// All rules together, on a machine where all is well, one where nothing is, and one that says nothing.
@Suite struct DiagnosisTests {
    @Test func aHealthyMachineHasNothingToMend() {
        let site = MeasuringSite(Examples.healthyMachine, launch: .ranks(onThisHost: 2))
        let findings = Diagnosis(of: site).findings
        #expect(findings.filter { $0.severity != .fine }.isEmpty)
        #expect(Set(findings.map(\.id)) == ids)
    }

    @Test func nothingIsFineOnAMachineThatSaysNothing() {
        let findings = Diagnosis(of: MeasuringSite(MachineDescription(), launch: .alone)).findings
        #expect(findings.filter { ![.unknown, .notApplicable].contains($0.severity) }.isEmpty)
        #expect(Set(findings.map(\.id)) == ids)
        let ofNoConcern = findings.filter { $0.severity == .notApplicable }.map(\.id)
        #expect(Set(ofNoConcern) == ["rdma-port", "mtu", "gid", "numa-placement", "pci-link", "iommu", "acs"])
    }

    /// Each is promised to programs.
    private let ids: Set = [
        "governor", "turbo", "clock-source", "load", "virtualization", "locked-memory", "huge-pages",
        "transparent-huge-pages", "numa-balancing", "pinning", "ranks-per-core", "numa-placement", "rdma-port", "mtu",
        "gid", "pci-link", "iommu", "acs",
    ]

    @Test func whatIsWrongHasAReasonAndARemedy() {
        let site = MeasuringSite(Examples.spoiledMachine, launch: .ranks(onThisHost: 99))
        let wrong = Diagnosis(of: site).findings.filter { [.serious, .moderate].contains($0.severity) }
        #expect(Set(wrong.map(\.id)) == ids, "every rule fires")
        for finding in wrong {
            #expect(finding.remedy?.isEmpty == false && !finding.why.isEmpty && !finding.seen.isEmpty, "\(finding)")
        }
    }

    @Test func programsReadWordsThatStay() throws {
        let site = MeasuringSite(Examples.healthyMachine, launch: .alone)
        let json = Diagnosis(of: site).json
        for text in [
            "\"id\" : \"governor\"", "\"severity\" : \"fine\"", "\"remedy\" : null", "\"subject\" : \"mlx5_0 port 1\"",
            "\"severity\" : \"unknown\"", "\"machine\" : {", "\"clock_source\" : \"tsc\"",
        ] {
            #expect(json.contains(text), "\(text)")
        }
        #expect(Finding.Severity.notApplicable.rawValue == "not_applicable")
    }
}
