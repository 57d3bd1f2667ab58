import FoundationEssentials
import Results
import Statistics
import Testing

@Suite struct ResultsFolderTests {
    private func samples(_ times: [Int], _ validity: SampleValidity = .ok, events: Int = 1) -> [SampleRecord] {
        times.map { SampleRecord(elapsedNanoseconds: $0, events: events, launch: 1, validity: validity) }
    }

    @Test func filesOfARun() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path + "/a/b", manifest: Examples.manifest())
        let first = Examples.run[0].identity
        let second = Examples.identity("p2p")
        try folder.append(samples: samples([5], .warmUp) + samples([10, 11]), of: first)
        try folder.append(samples: samples([7], events: 64), of: second)
        try folder.append(samples: samples([12], .lateStart), of: first)
        for result in Examples.run { try folder.append(result: result) }
        try folder.finish(.complete, at: Date(timeIntervalSince1970: 1_770_000_060))

        let rows = try temporary.records("a/b/samples.csv")
        #expect(rows.map { $0["elapsed_ns"] } == ["5", "10", "11", "7", "12"])
        #expect(rows.map { $0["sample"] } == ["0", "1", "2", "0", "3"])
        #expect(rows.map { $0["validity"] } == ["warm_up", "ok", "ok", "ok", "late_start"])
        #expect(rows.map { $0["events"] } == ["1", "1", "1", "64", "1"])
        #expect(rows.allSatisfy { $0["launch"] == "1" && $0["size_bytes"] == "262144" && $0["workload"] == "halo" })
        #expect(rows[3]["cell"] == second.key && rows[3]["transport"] == "p2p" && rows[3]["method"] == "gather")

        let summary = try temporary.records("a/b/summary.csv")
        #expect(summary.map { $0["status"] } == Examples.run.map(\.status.name))
        #expect(summary[0]["cell"] == first.key)
        #expect(summary[4]["reason"] == Examples.run[4].status.reason)

        let manifest = try RunManifest(json: Data(try temporary.bytes("a/b/run.json")))
        #expect(manifest == folder.manifest)
        #expect(manifest.status == .complete && manifest.endedAt != nil)
    }

    /// The buckets of two launches, added up, tell the percentiles of all their samples to within half a percent.
    @Test func percentilesCanBeRecomputedFromHistograms() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        let cell = Examples.identity("p2p")
        var times: [Double] = []
        for launch in 0..<2 {
            let records = (0..<500).map { index in
                SampleRecord(
                    elapsedNanoseconds: 1000 * (launch + 1) + index * 389 % 3001, events: 2, launch: launch,
                    validity: index == 7 ? .lateStart : .ok)
            }
            times += records.filter { $0.validity == .ok }.map { Double($0.elapsedNanoseconds) / 2 }
            try folder.append(samples: records, of: cell)
        }
        try folder.append(samples: [SampleRecord(elapsedNanoseconds: 1)], of: Examples.identity("mpi"))
        try folder.append(result: CellResult(identity: Examples.identity("mpi"), status: .failed("wrong bytes")))
        try folder.append(result: CellResult(identity: cell, status: .ok))
        try folder.finish(.complete)

        let rows = try temporary.records("histograms.csv")
        #expect(Set(rows.map { $0["cell"] }) == [cell.key] && Set(rows.map { $0["launch"] }) == ["0", "1"])
        let buckets = try rows.map { row in
            (
                low: try #require(row["low_ns"].flatMap(Double.init)),
                high: try #require(row["high_ns"].flatMap(Double.init)),
                count: try #require(row["samples"].flatMap(Int.init))
            )
        }.sorted { $0.low < $1.low }
        #expect(buckets.reduce(0) { $0 + $1.count } == times.count)
        for share in [0.1, 0.5, 0.9, 0.99] {
            let rank = Int(share * Double(times.count))
            var passed = 0
            let bucket = try #require(
                buckets.first { bucket in
                    passed += bucket.count
                    return passed > rank
                })
            let exact = times.sorted()[rank]
            #expect(bucket.low <= exact && exact < bucket.high)
            #expect(abs((bucket.low + bucket.high) / 2 - exact) <= 0.005 * exact)
        }
    }

    /// Nothing is closed, nothing finished: what a killed run leaves. Then the last row is torn at every byte.
    @Test func killedRunStaysReadable() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try folder.append(samples: samples([1, 2, 3]), of: Examples.identity("p2p"))
        for result in Examples.run { try folder.append(result: result) }
        #expect(try temporary.records("samples.csv").count == 3)
        #expect(try temporary.records("summary.csv").count == Examples.run.count)
        #expect(try RunManifest(json: Data(try temporary.bytes("run.json"))).status == .running)

        for file in ["samples.csv", "summary.csv"] {
            let bytes = try temporary.bytes(file)
            let whole = try CommaSeparatedReader(bytes).rows
            for length in stride(from: 0, through: bytes.count, by: 7) {
                let torn = try CommaSeparatedReader([UInt8](bytes.prefix(length)))
                #expect(torn.rows[...] == whole.prefix(torn.rows.count))
                #expect(torn.rest < 2000)
            }
        }
        withExtendedLifetime(folder) {}
    }

    @Test(arguments: ["summary.csv", "samples.csv", "histograms.csv", "run.json"])
    func fullDiskBeforeTheFirstSample(file: String) throws {
        let temporary = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: "\(temporary.path)/\(file)", withDestinationPath: "/dev/full")
        let error = try #require(throws: ResultsError.self) {
            try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        }
        #expect(error.code == .full && error.path == "\(temporary.path)/\(file)")
        #expect(
            error.description == "cannot write \(temporary.path)/\(file): No space left on device; "
                + "free some space, or name a folder elsewhere with --output")
    }

    @Test func manifestIsRewrittenAsAWhole() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try folder.updateManifest { $0.hosts = ["node1", "node2"] }
        #expect(try RunManifest(json: Data(try temporary.bytes("run.json"))).hosts == ["node1", "node2"])
        try folder.finish(.failed, reason: "rank 1 is dead")
        let manifest = try RunManifest(json: Data(try temporary.bytes("run.json")))
        #expect(manifest.status == .failed && manifest.reason == "rank 1 is dead")
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.path).sorted()
        #expect(names == ["histograms.csv", "run.json", "samples.csv", "summary.csv"])
    }

    @Test func linkedManifestIsWrittenThroughTheLink() throws {
        let temporary = try TemporaryFolder()
        let target = temporary.path + "/elsewhere.json"
        try FileManager.default.createSymbolicLink(
            atPath: "\(temporary.path)/run.json", withDestinationPath: target)
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try folder.finish(.interrupted)
        #expect(try RunManifest(json: Data(try temporary.bytes("elsewhere.json"))).status == .interrupted)
    }

    @Test func anotherRunIsNotOverwritten() throws {
        let temporary = try TemporaryFolder()
        let first = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try first.append(result: Examples.run[0])
        try first.finish(.complete)
        let before = try ["summary.csv", "samples.csv", "run.json"].map(temporary.bytes)
        let error = try #require(throws: ResultsError.self) {
            try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        }
        #expect(error.code == .otherRun)
        #expect(
            error.description == "\(temporary.path): it holds the results of another run; "
                + "name another folder with --output, or remove this one")
        #expect(try ["summary.csv", "samples.csv", "run.json"].map(temporary.bytes) == before)
    }

    @Test(arguments: [("/dev/null/results", "Not a directory"), ("/proc/no/results", "No such file or directory")])
    func folderThatCannotBeMade(path: String, cause: String) throws {
        let error = try #require(throws: ResultsError.self) {
            try ResultsFolder(at: path, manifest: Examples.manifest())
        }
        #expect(error.code == .cannotOpen && error.path == path)
        #expect(error.description.hasPrefix("cannot open \(path): \(cause); "))
        #expect(!error.description.contains("\n"))
    }

    @Test func fileThatIsAFolder() throws {
        let temporary = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: temporary.path + "/samples.csv", withIntermediateDirectories: false)
        let error = try #require(throws: ResultsError.self) {
            try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        }
        #expect(error.code == .cannotOpen && error.cause == "Is a directory")
        #expect(error.path == temporary.path + "/samples.csv")
    }

    @Test func rowsAfterTheEndAreRefused() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try folder.finish(.complete)
        let error = try #require(throws: ResultsError.self) { try folder.append(result: Examples.run[0]) }
        #expect(error.code == .cannotWrite && error.cause == "Bad file descriptor")
    }

    @Test func manySamplesAtOnce() throws {
        let temporary = try TemporaryFolder()
        let folder = try ResultsFolder(at: temporary.path, manifest: Examples.manifest())
        try folder.append(samples: samples(Array(0..<20_000)), of: Examples.identity("p2p"))
        let bytes = try temporary.bytes("samples.csv")
        #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 20_001)
        #expect(bytes.suffix(18).elementsEqual(",19999,1,19999,ok\r\n".utf8.suffix(18)))
    }

    @Test func defaultPath() {
        let startedAt = Date(timeIntervalSince1970: 1_770_000_000)
        let path = ResultsFolder.defaultPath(cluster: "laptop", startedAt: startedAt, commit: "abc1234")
        #expect(path == "results/laptop/20260202T024000Z-abc1234")
        let unknown = ResultsFolder.defaultPath(cluster: "laptop", startedAt: startedAt, commit: nil)
        #expect(unknown == "results/laptop/20260202T024000Z-unknown")
    }
}
