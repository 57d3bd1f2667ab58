import Results
import Testing

@Suite struct NetworkRuleTests {
    @Test func aPortThatIsDown() {
        expect(
            findings("rdma-port") { $0.rdmaDevices[0].ports[0].state = "down" }, .serious, "port 1 is down",
            "ip link set")
        expect(findings("rdma-port") { $0.rdmaDevices[0].ports = [] }, .serious, "it has no port")
        let closed = findings("rdma-port") { $0.rdmaDevices = [Examples.closedDevice] }
        expect(closed, .unknown, "Permission denied", "ibv_devinfo")
        expect(findings("rdma-port") { $0.rdmaDevices = [] }, .notApplicable, "no RDMA device")
    }

    @Test func packetsSmallerThanTheyCouldBe() {
        let small = findings("mtu") { machine in
            machine.rdmaDevices[0].ports[0].mtuBytes = 1024
        }
        #expect(small.map(\.subject) == ["mlx5_0 port 1"])
        expect(small, .moderate, "1024 of 4096 bytes", "ip link set dev eth0 mtu 4200")
        let onInfiniBand = findings("mtu") { machine in
            machine.rdmaDevices[0].ports[0].mtuBytes = 2048
            machine.rdmaDevices[0].ports[0].linkLayer = "InfiniBand"
        }
        expect(onInfiniBand, .moderate, "2048 of 4096", "partitions.conf")
    }

    @Test func addressesThatDoNotTravel() {
        expect(
            findings("gid") { $0.rdmaDevices[0].ports[0].chosenGidIndex = 0 }, .moderate, "index 0, RoCE v1", "dev eth0"
        )
        let linkLocal = findings("gid") { machine in
            machine.rdmaDevices[0].ports[0].addresses[1].gid = "fe80:0000:0000:0000:0000:0000:0000:0001"
        }
        expect(linkLocal, .moderate, "RoCE v2, fe80", "--gid-index")
        let versionOne = findings("gid") { $0.rdmaDevices[0].ports[0].addresses[1].kind = "RoCE v1" }
        expect(versionOne, .moderate, "RoCE v1, ::ffff:10.0.0.1")
        let none = findings("gid") { machine in
            machine.rdmaDevices[0].ports[0].addresses = []
            machine.rdmaDevices[0].ports[0].chosenGidIndex = nil
        }
        expect(none, .serious, "no address", "ip address add")
        expect(findings("gid") { $0.rdmaDevices[0].ports[0].linkLayer = "InfiniBand" }, .fine, "InfiniBand")
    }

    @Test(arguments: ["mtu", "gid"])
    func portsThatCannotBeJudged(id: String) {
        expect(findings(id) { $0.rdmaDevices = [Examples.closedDevice] }, .unknown, "cannot be asked")
        expect(findings(id) { $0.rdmaDevices = [Examples.softwareDevice] }, .notApplicable, "no port")
        expect(findings(id) { $0.rdmaDevices = [] }, .notApplicable, "no RDMA device")
    }
}
