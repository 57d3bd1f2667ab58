import Testing
import TransferCore

@testable import CommandLineKit

/// The lines that the project promises to keep.
@Suite struct InterfaceLineTests {
    @Test func haloWithEveryMethod() throws {
        let settings = try halo(
            "--grid 256x128x128 --ghost 1 --element 8 --neighbours faces --transport mpi,host-staged,p2p --method all "
                + "--output DIR")
        var expected = HaloSettings(run: RunSettings(vocabulary))
        expected.grid = [256, 128, 128]
        expected.run.selection.methods = .all
        expected.run.output.folder = "DIR"
        #expect(settings == expected)
    }

    @Test func haloOverAProcessGrid() throws {
        let settings = try halo(
            "--grid 96x80x72 --process-grid 2x2x1 --ghost 2 --fields 3 --periodic --neighbours all --memory device "
                + "--transport host-staged,p2p")
        var expected = HaloSettings(run: RunSettings(vocabulary))
        expected.grid = [96, 80, 72]
        expected.processGrid = [2, 2, 1]
        expected.ghost = 2
        expected.fields = 3
        expected.periodic = true
        expected.neighbours = .all
        expected.run.selection.memory = .device
        expected.run.selection.transports = ["host-staged", "p2p"]
        #expect(settings == expected)
    }

    @Test func transpose() throws {
        var expected = TransposeSettings(run: RunSettings(vocabulary))
        expected.run.selection.transports = ["mpi", "p2p"]
        expected.run.selection.methods = .listed([.datatype, .gather])
        expected.run.output.folder = "DIR"
        let line = "--rows 2048 --columns 2048 --element 8 --transport mpi,p2p --method datatype,gather --output DIR"
        #expect(try command("transpose " + line) == .transpose(expected))
    }

    @Test func streaming() throws {
        let settings = try stream(
            "--chunk 64K..4M --depth 1,2,4,8 --total 1GiB --produce 100us --consume 100us --transport host-staged,p2p")
        var expected = StreamSettings(run: RunSettings(vocabulary))
        expected.chunks = (16...22).map { ByteCount(1 << $0) }
        expected.depths = [1, 2, 4, 8]
        expected.total = ByteCount(1 << 30)
        expected.produce = .microseconds(100)
        expected.consume = .microseconds(100)
        expected.run.selection.transports = ["host-staged", "p2p"]
        #expect(settings == expected)
    }

    @Test func probes() throws {
        var latency = ProbeSettings(sizes: (3...16).map { ByteCount(1 << $0) }, run: RunSettings(vocabulary))
        latency.run.selection.transports = ["mpi", "p2p"]
        #expect(try command("latency --size 8..64K --transport mpi,p2p") == .latency(latency))
        var bandwidth = ProbeSettings(sizes: (12...22).map { ByteCount(1 << $0) }, run: RunSettings(vocabulary))
        bandwidth.run.selection.transports = ["mpi", "p2p"]
        #expect(try command("bandwidth --size 4K..4M --window 16 --transport mpi,p2p") == .bandwidth(bandwidth))
    }

    @Test func theRest() throws {
        #expect(try command("verify --transport all") == .verify(VerifySettings(transports: vocabulary.transports)))
        #expect(try command("suite bench/suites/demo.json") == .suite(SuiteSettings(file: "bench/suites/demo.json")))
        #expect(try command("list") == .list(ListSettings()))
        var export = ExportSettings()
        (export.folder, export.printsBenchmarkList) = ("DIR", true)
        #expect(try command("export DIR --benchmark-json") == .export(export))
        #expect(try command("doctor") == .doctor(DoctorSettings()))
        #expect(try command("doctor --json") == .doctor(DoctorSettings(printsJSON: true)))
        var compare = CompareSettings()
        (compare.baseline, compare.candidate, compare.threshold) = ("A", "B", 0.05)
        #expect(try command("compare A B --threshold 5%") == .compare(compare))
        #expect(try invocation("--version") == .version)
        #expect(try invocation("--help") == invocation("-h"))
        #expect(try invocation("halo --bogus --help") == invocation("halo -h"))
    }
}
