import Results
import Testing

@Suite struct BusRuleTests {
    @Test func aLinkWithLanesMissing() {
        let narrow = findings("pci-link") { $0.peripheralDevices[0].linkWidth = 8 }
        #expect(narrow.map(\.severity) == [.serious, .fine])
        expect(narrow, .serious, "x8 of x16, 32.0 of 32.0 GT/s", "lspci -vv -s 0000:03:00.0")
    }

    @Test func aSlowLink() {
        let slow = findings("pci-link") { machine in
            for index in machine.peripheralDevices.indices {
                machine.peripheralDevices[index].linkSpeed = "2.5 GT/s PCIe"
            }
        }
        #expect(slow.map(\.severity) == [.serious, .moderate], "an idle GPU's link is slow by design")
        expect(slow, .moderate, "2.50 of 32.0", "nvidia-smi")
    }

    @Test func aLinkThatIsNotKnown() {
        expect(findings("pci-link") { $0.peripheralDevices[0].largestLinkWidth = nil }, .unknown, "does not say")
        expect(findings("pci-link") { $0.peripheralDevices[0].linkSpeed = nil }, .unknown, "does not say")
        let unseen = findings("pci-link") { $0.peripheralDevices = [] }
        #expect(unseen.map(\.severity) == [.unknown, .unknown])
    }

    @Test func translation() {
        let translated = findings("iommu") { $0.peripheralDevices[1].iommuDomain = "DMA-FQ" }
        #expect(translated.map(\.severity) == [.fine, .moderate])
        expect(translated, .moderate, "DMA-FQ", "iommu=pt")
        let none: (inout MachineDescription) -> Void = { $0.peripheralDevices[0].iommuDomain = nil }
        expect(
            findings("iommu") {
                none(&$0); $0.conditions?.iommus = 0
            }, .fine, "none in use")
        expect(findings("iommu", none), .unknown, "does not say")
        expect(
            findings("iommu") {
                none(&$0); $0.conditions?.iommus = nil
            }, .unknown, "does not say")
    }

    @Test func redirection() {
        let redirecting = findings("acs", condition: { $0.bridges[0].redirectsPeers = true })
        expect(redirecting, .serious, "redirects", "setpci -s 0000:00:01.0 ECAP_ACS+6.w=0000")
        expect(findings("acs", condition: { $0.bridges[0].redirectsPeers = nil }), .unknown, "root", "sudo")
        expect(findings("acs", condition: { $0.bridges = [] }), .unknown, "root")
        expect(findings("acs") { $0.peripheralDevices[0].bridges = nil }, .unknown, "which bridges")
        let onTheRoot = findings("acs") { machine in
            for index in machine.peripheralDevices.indices { machine.peripheralDevices[index].bridges = [] }
        }
        expect(onTheRoot, .fine, "no bridge")
    }

    @Test func aCardAloneHasNoPeer() {
        let alone = findings("acs") { machine in
            machine.gpus = []
            machine.peripheralDevices.removeLast()
        }
        expect(alone, .notApplicable, "no two devices")
    }

    @Test func acceleratorsNeedNoLibraryToBeSeen() {
        let found = findings("pci-link") { machine in
            machine.gpus = []
            machine.peripheralDevices[1].classCode = "0x120000"
        }
        #expect(found.map(\.subject) == ["mlx5_0 (0000:03:00.0)", "accelerator (0000:04:00.0)"])
        let screen = findings("pci-link") { machine in
            machine.gpus = []
            machine.peripheralDevices[1].classCode = "0x030000"
        }
        #expect(screen.map(\.subject) == ["mlx5_0 (0000:03:00.0)"])
    }
}
