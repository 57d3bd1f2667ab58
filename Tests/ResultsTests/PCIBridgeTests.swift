import Testing

@testable import Results

@Suite struct PCIBridgeTests {
    /// What Linux turns on (1dh) redirects; source validation and upstream forwarding alone (11h) do not.
    @Test(arguments: [(0x1d, true), (0x04, true), (0x08, true), (0x11, false), (0x00, false)] as [(UInt8, Bool)])
    func theControlRegisterTells(control: UInt8, redirects: Bool) {
        #expect(PCIBridge.redirectsPeers(registers: MachineConditionsTests.registers(control: control)) == redirects)
    }

    @Test func whatCannotBeReadIsNotKnown() {
        let registers = MachineConditionsTests.registers(control: 0x1d)
        #expect(PCIBridge.redirectsPeers(registers: Array(registers.prefix(64))) == nil)
        #expect(PCIBridge.redirectsPeers(registers: Array(registers.prefix(0x150))) == nil)
        #expect(PCIBridge.redirectsPeers(registers: []) == nil)
    }

    @Test func aPortWithoutTheServicesRedirectsNothing() {
        #expect(PCIBridge.redirectsPeers(registers: [UInt8](repeating: 0, count: 256)) == false)
        #expect(PCIBridge.redirectsPeers(registers: [UInt8](repeating: 0, count: 4096)) == false)
    }

    @Test func aCircleEnds() {
        var registers = [UInt8](repeating: 0, count: 4096)
        registers.replaceSubrange(0x100..<0x104, with: [0x01, 0x00, 0x02, 0x10])
        #expect(PCIBridge.redirectsPeers(registers: registers) == nil)
    }
}
