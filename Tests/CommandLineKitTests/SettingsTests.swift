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
            "--operation auto --device all --port auto --gid-index auto --path-mtu auto --signal-every auto --inline auto "
            + "--queue-depth auto --coalesce-gap auto --cluster none "
            + "--memory auto --iterations auto --warmup auto --seed auto --staging-chunk auto --engine auto "
            + "--process-grid auto --output auto --method preferred"
        #expect(try halo(line) == halo(""))
    }

    @Test func everythingCanBeSaid() throws {
        let settings = try halo(
            "--iterations 10 --warmup 0 --precision 0.05 --seed 7 --deadline 45s --staging-chunk 0 --engine thread "
                + "--wait yield --huge-pages --output /tmp/x --cluster lab.json --json --quiet --memory host "
                + "--transport all --compute overlap --method pack,auto")
        let run = settings.run
        #expect(run.bounds.iterations == 10 && run.bounds.warmup == 0 && run.bounds.precision == 0.05)
        #expect(run.bounds.seed == 7 && run.bounds.deadline == .seconds(45))
        #expect(run.tuning == Tuning(stagingChunk: ByteCount(0), engine: .thread, wait: .yield, hugePages: true))
        #expect(run.output == Output(folder: "/tmp/x", clusterFile: "lab.json", printsJSON: true, isQuiet: true))
        #expect(run.selection.memory == .host && run.selection.transports == vocabulary.transports)
        #expect(run.selection.methods == .listed([.pack, .auto]) && settings.compute == .overlap)
    }

    @Test func theNetworkCard() throws {
        let settings = try halo(
            "--operation read --device mlx5_0 --device mlx5_1 --port 2 --gid-index 0 --path-mtu 4096 --queue-pairs 64 "
                + "--signal-every 8 --queue-depth 8 --inline 64 --connect rdmacm --coalesce-gap 1K")
        #expect(
            settings.run.verbs
                == VerbsSettings(
                    operation: .read, devices: ["mlx5_0", "mlx5_1"], port: 2, gidIndex: 0, pathMTU: ByteCount(4096),
                    queuePairs: 64, signalEvery: 8, inline: ByteCount(64), queueDepth: 8, connection: .rdmacm,
                    coalesceGap: ByteCount(1024)))
        guard case .verify(let verify) = try command("verify --inline 0 --wait event") else { throw NotACommand() }
        #expect(verify.verbs == VerbsSettings(inline: ByteCount(0)) && verify.wait == .event)
    }

    @Test func stridedMessages() throws {
        guard case .bandwidth(let probe) = try command("bandwidth --size 1K..4K --block 64 --stride 64 --bidirectional")
        else { throw NotACommand() }
        #expect(probe.block == ByteCount(64) && probe.stride == ByteCount(64) && probe.bidirectional)
    }

    @Test func faultInjection() throws {
        guard case .verify(let settings) = try command("verify --kill-rank 0 --deadline 5s --seed 1 --transport p2p")
        else { throw NotACommand() }
        #expect(settings == VerifySettings(transports: ["p2p"], deadline: .seconds(5), seed: 1, killRank: 0))
    }

    @Test func theManifestHasEveryOption() throws {
        let values = try command("latency --size 8,1K..8K --max-time 100ms --json").optionsAfterDefaults
        #expect(
            values == [
                "size": "8B,1KiB..8KiB", "block": "none", "stride": "none", "transport": "mpi,host-staged,p2p",
                "method": "preferred", "memory": "auto", "map": "none", "paths": "none", "iterations": "auto",
                "min-time": "100ms",
                "max-time": "100ms",
                "warmup": "auto", "precision": "0.02", "seed": "auto", "deadline": "30s", "staging-chunk": "auto",
                "engine": "auto", "wait": "auto", "huge-pages": "false", "launches": "1", "launcher": "cluster",
                "output": "auto", "cluster": "none", "device": "all", "port": "auto",
                "gid-index": "auto", "path-mtu": "auto", "queue-pairs": "1", "connect": "mpi", "operation": "auto",
                "queue-depth": "auto", "signal-every": "auto", "inline": "auto", "coalesce-gap": "auto",
                "json": "true", "quiet": "false", "format": "table", "co-run": "false",
            ])
        #expect(try command("suite a.json").optionsAfterDefaults["file"] == "a.json")
        #expect(
            try command("compare x,y z --threshold 2.5% --force").optionsAfterDefaults == [
                "a": "x,y", "b": "z", "threshold": "2.5%", "force": "true", "format": "table", "json": "false",
            ])
    }

    /// What the manifest holds, given as options, is the same command.
    @Test func theManifestCanBeRunAgain() throws {
        let lines = [
            "list --json",
            "halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --periodic --method pack,gather --seed 3",
            "halo --min-time 3s --iterations 5 --memory host --compute stencil --neighbours all --huge-pages",
            "transpose --rows 3 --tile 0 --element 1 --transport p2p --staging-chunk 0 --output x --quiet",
            "stream --chunk 7..99 --depth 3,1 --produce 1.5us --pairs 2 --wait poll", "latency --block 8 --stride 24",
            "checkpoint --image 1M --page 64 --dirty 1%,12.5%,100% --rounds 3 --redirty 200% --layout-seed 9",
            "messages --header 54 --headers 3 --payload 100,4K..8K --page 512 --window 2 --arrival split",
            "bandwidth --bidirectional --window 3 --method all --precision 0.1",
            "verify --kill-rank 2 --deadline 1.5s --wait event --port 2 --cluster x.json",
            "halo --operation read --device mlx5_0,rxe0 --port 1 --gid-index 0 --path-mtu 1024 --queue-pairs 4",
            "latency --signal-every 16 --queue-depth 16 --inline 0 --connect rdmacm --coalesce-gap 64",
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
