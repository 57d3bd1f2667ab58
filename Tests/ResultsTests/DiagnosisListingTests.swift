import Results
import Testing

@Suite struct DiagnosisListingTests {
    private func text(_ change: (inout MachineDescription) -> Void, width: Int = 100, color: Bool = false) -> String {
        var machine = Examples.healthyMachine
        change(&machine)
        let diagnosis = Diagnosis(of: MeasuringSite(machine, launch: .ranks(onThisHost: 2)))
        return DiagnosisListing(diagnosis, style: TableStyle(width: width, color: color)).text
    }

    @Test func whatIsWrongComesFirst() {
        let page = """
            Machine node1: 1 serious, 1 moderate, 1 unknown, 18 fine, 0 of no concern

            Spoils a measurement
              governor: powersave
                why     a clock that follows the load is low when a short benchmark begins, and all times with
                        it
                remedy  sudo cpupower frequency-set --governor performance

            May disturb one
              transparent-huge-pages: always
                why     whether a buffer gets huge pages then depends on what ran before, and it may change in
                        mid-run
                remedy  echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled

            Unknown, so not known to be fine
              turbo: the kernel does not say whether the clock may rise above its nominal rate
                why     how far the clock rises depends on heat and on how many cores are busy: figures drift

            Fine
              clock-source                           tsc
              load                                   0.12 on 128 processors in the last minute
              virtualization                         none seen: Dell PowerEdge
              locked-memory                          unlimited
              huge-pages                             1000 of 1024 free, of 2MiB each
              numa-balancing                         off
              pinning                                rank 0 may run on 2 of 128 processors
              ranks-per-core                         ranks on this host: 2, cores: 64
              numa-placement, mlx5_0 (0000:03:00.0)  this process may run on its NUMA node, 0
              numa-placement, cuda0 (0000:04:00.0)   this process may run on its NUMA node, 0
              rdma-port, mlx5_0                      active
              mtu, mlx5_0 port 1                     4096 of 4096 bytes
              gid, mlx5_0 port 1                     index 13, RoCE v2, ::ffff:10.0.0.1
              pci-link, mlx5_0 (0000:03:00.0)        x16 of x16, 32.0 of 32.0 GT/s
              pci-link, cuda0 (0000:04:00.0)         x16 of x16, 32.0 of 32.0 GT/s
              iommu, mlx5_0 (0000:03:00.0)           lets its addresses through
              iommu, cuda0 (0000:04:00.0)            lets its addresses through
              acs, bridge 0000:00:01.0               does not redirect

            """
        #expect(text { spoil(&$0) } == page)
    }

    private func spoil(_ machine: inout MachineDescription) {
        machine.conditions?.governors = ["powersave"]
        machine.conditions?.boostsClock = nil
        machine.transparentHugePages = "always"
    }

    @Test func colourIsOnTheHeadingsOnly() {
        let plain = text({ spoil(&$0) })
        let coloured = text({ spoil(&$0) }, color: true)
        #expect(coloured.contains("\u{1B}[1mFine\u{1B}[22m\n"))
        #expect(coloured.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[22m", with: "") == plain)
    }

    @Test(arguments: [40, 80, 120])
    func linesFitTheTerminal(width: Int) {
        for line in text({ spoil(&$0) }, width: width).split(separator: "\n") {
            // What is there to be copied is not cut.
            #expect(line.count <= width || line.contains("/sys/"), "\(line)")
        }
    }
}
