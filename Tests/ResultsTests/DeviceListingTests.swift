import Results
import Testing

@Suite struct DeviceListingTests {
    @Test func aMachineWithoutAnythingSaysSo() {
        let text = """
            RDMA devices: none
              There is no card whose driver is loaded, and no soft-RoCE: nothing can go over RDMA verbs here.
              `bench/soft-roce -- COMMAND` runs a command in a virtual machine that has a device.

            GPUs: none
              Device memory is simulated.

            Machine
              memory that this process may lock: unknown, after raising it unknown

            """
        #expect(DeviceListing(MachineDescription()).text == text)
    }

    @Test func aClusterNode() {
        let text = """
            RDMA devices
              mlx5_0: driver mlx5_core, provider libmlx5-rdmav34.so, firmware 28.39.1002, PCI 0000:03:00.0, NUMA node 0
                port 1: active, Ethernet, 100 Gb/s (4 lanes), MTU 4096 of 4096, messages to 1GiB
                    GID 0   RoCE v1  fe80:0000:0000:0000:0000:0000:0000:0001  eth0
                  * GID 13  RoCE v2  ::ffff:10.0.0.1
                limits: 131072 queue pairs, 32768 requests deep, 30 segments (29 of a read), 16 reads outstanding \
            (15 answered), 828 bytes inline, on-demand paging send/read
              rxe0: driver rdma_rxe, software on lo
                port 1: down, Ethernet, 2.5 Gb/s (1 lane), MTU 1024 of 4096, messages to 1GiB
                  no GID: its network interface has no address
                limits: 8 queue pairs, 7 requests deep, 6 segments (5 of a read), 4 reads outstanding (3 answered), \
            on-demand paging no
              mlx5_9: driver mlx5_core, NUMA node unknown
                cannot be used: opening device mlx5_9: ibv_open_device: Permission denied
              *: the address that is used unless another is asked for

            GPUs
              address       NUMA node  mlx5_0  model
              0000:04:00.0  0          PIX     NVIDIA H100 (cuda0, nvml0)
              0001:82:00.0  unknown    SYS     unknown
              PIX: behind one PCI switch; PXB: several; PHB: one host bridge; NODE: one NUMA node; SYS: across nodes

            Machine node1: packages 2, cores 64, processors 128
              NUMA node 0: processors 0-63, 2048 MiB
              NUMA node 1: processors none
              memory that this process may lock: 8MiB, after raising it unlimited

            """
        #expect(DeviceListing(Self.clusterNode).text == text)
    }

    @Test func rowsStandBelowEachOther() {
        let lines = AlignedRows.lines([["a", "bb", "c"], ["dddd", "e"], ["f", "", ""]], indent: 1)
        #expect(lines == [" a     bb  c", " dddd  e", " f"])
        #expect(AlignedRows.lines([]) == [])
    }

    private static var clusterNode: MachineDescription {
        var machine = MachineDescription()
        machine.hostName = "node1"
        (machine.packages, machine.cores, machine.processors) = (2, 64, 128)
        machine.nodes = [Examples.node(0, "0-63", memoryBytes: 2 << 30), Examples.node(1, nil, memoryBytes: nil)]
        (machine.lockedMemoryLimit, machine.lockedMemoryHardLimit) = ("8388608", "unlimited")
        machine.rdmaDevices = [Examples.card, Examples.softwareDevice, Examples.closedDevice]
        machine.gpus = [
            GPUDescription(
                pciAddress: "0000:04:00.0", model: "NVIDIA H100", systemNames: ["cuda0", "nvml0"], node: 0),
            GPUDescription(pciAddress: "0001:82:00.0"),
        ]
        return machine
    }
}
