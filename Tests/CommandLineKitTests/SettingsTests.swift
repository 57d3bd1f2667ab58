import Testing
import TransferCore

@testable import CommandLineKit

@Suite struct SettingsTests {
    @Test func everySpellingIsTheSame() throws {
        #expect(try halo("--ghost=2 --grid=8x8") == halo("--grid 8x8 --ghost 2"))
    }

    @Test func listsCanBeContinued() throws {
        #expect(try stream("--depth 1,2 --depth=8").depths == [1, 2, 8])
    }

    @Test func everyValueBehindAnEqualsSignIsTaken() throws {
        #expect(try halo("--output=--odd=name").run.output.folder == "--odd=name")
    }

    @Test func aLimitFollowsTheOther() throws {
        let short = try halo("--max-time 50ms").run.bounds
        #expect(short.minimumTime == .milliseconds(50))
        let long = try halo("--min-time 5s").run.bounds
        #expect(long.maximumTime == .seconds(5))
        let both = try halo("--min-time 1s --max-time 1s").run.bounds
        #expect(both.minimumTime == both.maximumTime)
    }

    @Test func nothingCanBeSaid() throws {
        let line =
            "--memory auto --iterations auto --warmup auto --seed auto --staging-chunk auto --engine auto "
            + "--process-grid auto --output auto --method preferred"
        #expect(try halo(line) == halo(""))
    }

    @Test func everythingCanBeSaid() throws {
        let settings = try halo(
            "--iterations 10 --warmup 0 --precision 0.05 --seed 7 --timeout 30s --staging-chunk 0 --engine thread "
                + "--wait yield --huge-pages --output /tmp/x --cluster lab --json --quiet --memory host "
                + "--transport all --compute overlap --method pack,auto")
        let run = settings.run
        #expect(run.bounds.iterations == 10 && run.bounds.warmup == 0 && run.bounds.precision == 0.05)
        #expect(run.bounds.seed == 7 && run.bounds.timeout == .seconds(30))
        #expect(run.tuning == Tuning(stagingChunk: ByteCount(0), engine: .thread, wait: .yield, hugePages: true))
        #expect(run.output == Output(folder: "/tmp/x", cluster: "lab", printsJSON: true, isQuiet: true))
        #expect(run.selection.memory == .host && run.selection.transports == vocabulary.transports)
        #expect(run.selection.methods == .listed([.pack, .auto]) && settings.compute == .overlap)
    }

    @Test func stridedMessages() throws {
        guard case .bandwidth(let probe) = try command("bandwidth --size 1K..4K --block 64 --stride 64 --bidirectional")
        else { throw NotACommand() }
        #expect(probe.block == ByteCount(64) && probe.stride == ByteCount(64) && probe.bidirectional)
    }

    @Test func faultInjection() throws {
        guard case .verify(let settings) = try command("verify --kill-rank 0 --timeout 5s --seed 1 --transport p2p")
        else { throw NotACommand() }
        #expect(settings == VerifySettings(transports: ["p2p"], timeout: .seconds(5), seed: 1, killRank: 0))
    }

    @Test func theManifestHasEveryOption() throws {
        let values = try command("latency --size 8,1K..8K --max-time 100ms --json").optionsAfterDefaults
        #expect(
            values == [
                "size": "8B,1KiB..8KiB", "block": "none", "stride": "none", "transport": "mpi,host-staged,p2p",
                "method": "preferred", "memory": "auto", "iterations": "auto", "min-time": "100ms", "max-time": "100ms",
                "warmup": "auto", "precision": "0.02", "seed": "auto", "timeout": "10s", "staging-chunk": "auto",
                "engine": "auto", "wait": "auto", "huge-pages": "false", "output": "auto", "cluster": "local",
                "json": "true", "quiet": "false",
            ])
        #expect(try command("suite a.json").optionsAfterDefaults["file"] == "a.json")
    }

    /// What the manifest holds, given as options, is the same command.
    @Test func theManifestCanBeRunAgain() throws {
        let lines = [
            "list --json",
            "halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --periodic --method pack,gather --seed 3",
            "halo --min-time 3s --iterations 5 --memory host --compute stencil --neighbours all --huge-pages",
            "transpose --rows 3 --tile 0 --element 1 --transport p2p --staging-chunk 0 --output x --quiet",
            "stream --chunk 7..99 --depth 3,1 --produce 1.5us --pairs 2 --wait spin", "latency --block 8 --stride 24",
            "bandwidth --bidirectional --window 3 --method all --precision 0.1", "verify --kill-rank 2 --timeout 1.5s",
        ]
        for line in lines {
            let first = try command(line)
            var words = [first.name]
            for (name, value) in first.optionsAfterDefaults where value != "false" {
                words.append(value == "true" ? "--\(name)" : "--\(name)=\(value)")
            }
            #expect(try CommandLineParser(vocabulary: vocabulary).parse(words) == .run(first), "\(line)")
        }
    }
}
