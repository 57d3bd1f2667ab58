import FoundationEssentials
import Testing
import TransferCore

@testable import CommandLineKit

@Suite struct ClusterFileTests {
    private func cluster(_ text: String) throws(UsageError) -> Cluster {
        try ClusterFile.parse(text: text, path: "c.json")
    }

    /// A cluster with one host and what else is given.
    private func cluster(with members: String) throws(UsageError) -> Cluster {
        try cluster(#"{"name": "c", "hosts": [{"name": "h"}], "launcher": "run {command}","# + "\n" + members + "}")
    }

    private func complaint(_ body: () throws(UsageError) -> Cluster) throws -> String {
        try #require(throws: UsageError.self) { try body() }.description
    }

    @Test func everythingCanBeSaid() throws {
        let lab = try cluster(
            #"""
            {"name": "lab", "description": "two nodes",
             "hosts": [{"name": "n1", "slots": 4, "devices": ["mlx5_0", "mlx5_1"]}, {"name": "n2", "slots": null}],
             "launcher": "mpirun  -n {ranks} --hostfile {hostfile} {command}",
             "defaults": {"deadline": "5s", "device": ["mlx5_0", "mlx5_1"], "gid-index": 3, "huge-pages": false},
             "links": [{"between": "n1 and n2", "bandwidth_bytes_per_s": 12.5e9, "latency_ns": null, "source": "x"}]}
            """#)
        #expect(lab.name == "lab" && lab.summary == "two nodes")
        #expect(
            lab.hosts == [
                Cluster.Host(name: "n1", slots: 4, devices: ["mlx5_0", "mlx5_1"]),
                Cluster.Host(name: "n2", slots: nil, devices: []),
            ])
        #expect(
            lab.links == [
                Cluster.Link(
                    between: "n1 and n2", bandwidthBytesPerSecond: 12.5e9, latencyNanoseconds: nil, source: "x")
            ])
        #expect(lab.launchLine(ranks: 4, command: "rdmark list") == "mpirun -n 4 --hostfile HOSTFILE rdmark list")
        let settled = try CommandLineParser(vocabulary: vocabulary).parse(["halo"], on: lab)
        #expect(try settled == invocation("halo --deadline 5s --device mlx5_0,mlx5_1 --gid-index 3"))
    }

    @Test func theCommandLineWins() throws {
        let lab = try cluster(with: #""defaults": {"wait": "event", "port": 2, "huge-pages": true}"#)
        let parser = CommandLineParser(vocabulary: vocabulary)
        func parse(_ line: String) throws -> Invocation {
            try parser.parse(line.split(separator: " ").map(String.init), on: lab)
        }
        #expect(try parse("latency --port 1") == invocation("latency --wait event --port 1 --huge-pages"))
        #expect(try parse("verify --wait auto") == invocation("verify --port 2"), "verify has no --huge-pages")
        #expect(try parse("list") == invocation("list"))
        #expect(try parse("suite s.json") == invocation("suite s.json"), "a suite's runs have them, not the suite")
    }

    @Test func aRunOfASuiteWins() throws {
        let lab = try cluster(with: #""defaults": {"wait": "event", "port": 2}"#)
        let suite = try SuiteFile.parse(
            text: #"{"name": "s", "runs": [{"workload": "latency", "port": 1}, {"workload": "halo"}]}"#,
            vocabulary: vocabulary, on: lab)
        #expect(
            try suite.commands == [command("latency --wait event --port 1"), command("halo --wait event --port 2")])
    }

    /// A value of the cluster and one of the command line can contradict each other.
    @Test func whatIsSettledIsChecked() throws {
        let lab = try cluster(with: #""defaults": {"queue-depth": 8}"#)
        let error = try #require(throws: UsageError.self) {
            try CommandLineParser(vocabulary: vocabulary).parse(["halo", "--signal-every", "9"], on: lab)
        }
        #expect(
            error.description == "halo: --signal-every 9 exceeds --queue-depth 8; give a --signal-every of at most 8")
    }

    @Test(arguments: [
        (
            "[]",
            "1:1: a cluster is an object, not an array; write {\"name\": ..., \"hosts\": [...], \"launcher\": ...}"
        ),
        ("{}", "1:1: the cluster has no name; write \"name\": \"...\""),
        (#"{"naem": "c"}"#, "1:2: there is no key naem; did you mean name?"),
        (
            #"{"topology": "torus"}"#,
            "1:2: there is no key topology; the keys of a cluster are name, description, hosts, launcher, defaults "
                + "and links"
        ),
        (
            #"{"name": "../x"}"#,
            "1:10: ../x cannot name a folder here; give up to 64 letters, digits, dots, underscores or dashes, a "
                + "letter or digit first"
        ),
        (
            #"{"name": "c"}"#,
            "1:1: the cluster has no hosts; give \"hosts\": [{\"name\": ..., \"slots\": 2, \"devices\": [...]}, ...]"
        ),
        (
            #"{"name": "c", "hosts": ["n1"]}"#,
            "1:25: a host is an object, not a string; write {\"name\": ..., \"slots\": 2, \"devices\": [...]}"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n", "slots": 0}]}"#,
            "1:48: 0 is too small; give the ranks that the host takes, or null"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n", "slots": "2"}]}"#,
            "1:48: slots is a string, not a number; give a number, or null where it is not known"
        ),
        (#"{"name": "c", "hosts": [{"name": "n", "slot": 2}]}"#, "1:39: there is no key slot; did you mean slots?"),
        (
            #"{"name": "c", "hosts": [{"name": "n", "devices": "rxe0"}]}"#,
            "1:50: devices is a string, not an array of names; write \"devices\": [\"mlx5_0\"]"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n", "devices": ["a", "a"]}]}"#,
            "1:39: a is named twice; name it once"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n"}, {"name": "n"}]}"#,
            "1:40: there is a host n already; name each host once"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n"}]}"#,
            "1:1: the cluster has no launcher; write \"launcher\": \"...\""
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n"}], "launcher": "mpirun -n {rank} {command}"}"#,
            "1:53: there is no placeholder {rank}; did you mean {ranks}?"
        ),
        (
            #"{"name": "c", "hosts": [{"name": "n"}], "launcher": "mpirun -n {ranks}"}"#,
            "1:53: the launcher starts no {command}; write one as mpirun -n {ranks} {command}"
        ),
    ])
    func refuses(text: String, message: String) throws {
        #expect(try complaint { () throws(UsageError) in try cluster(text) } == "c.json:" + message)
    }

    @Test(arguments: [
        (#""defaults": {"gid": 1}"#, "2:14: there is no default gid; did you mean gid-index?"),
        (#""defaults": {"devise": "rxe0"}"#, "2:14: there is no default devise; did you mean device?"),
        (
            #""defaults": {"path-mtu": 1500}"#,
            "2:14: path-mtu 1500: there is no path MTU 1500; give 256, 512, 1024, 2048 or 4096, or auto"
        ),
        (
            #""defaults": {"port": true}"#,
            "2:14: port has a value of the wrong type, a boolean; give a string or a number as in --port N|auto"
        ),
        (
            #""defaults": {"huge-pages": 1}"#,
            "2:14: huge-pages has a value of the wrong type, a number; give true or false"
        ),
        (
            #""defaults": {"queue-depth": 1, "signal-every": 2}"#,
            "2:1: --signal-every 2 exceeds --queue-depth 1; give a --signal-every of at most 1"
        ),
        (#""defaults": []"#, "2:13: defaults is an object, not an array; write {\"device\": ...}"),
        (
            #""links": [{"between": "a and b", "latency_ns": 1, "source": "x"}]"#,
            "2:11: the link has no bandwidth_bytes_per_s; give a number above 0, or null where it is not known"
        ),
        (
            #""links": [{"between": "a", "bandwidth_bytes_per_s": 0, "latency_ns": 1, "source": "x"}]"#,
            "2:53: bandwidth_bytes_per_s is 0; give a number above 0, or null where it is not known"
        ),
        (
            #""links": [{"between": "a", "bandwidth_bytes_per_s": 1e999, "latency_ns": 1, "source": "x"}]"#,
            "2:53: bandwidth_bytes_per_s is 1e999; give a number above 0, or null where it is not known"
        ),
        (
            #""links": [{"between": "a", "bandwidth_bytes_per_s": 1, "latency_ns": 1}]"#,
            "2:11: the link has no source; write \"source\": \"...\""
        ),
        (
            #""links": [{"bandwidth": 1}]"#,
            "2:12: there is no key bandwidth; did you mean bandwidth_bytes_per_s?"
        ),
    ])
    func refusesMembers(members: String, message: String) throws {
        #expect(try complaint { () throws(UsageError) in try cluster(with: members) } == "c.json:" + message)
    }

    /// So is the example of the page that explains the keys, which names every option that can have a default.
    @Test func theFilesOfThisProjectAreSound() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let folder = root.appending(path: "clusters")
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let files = names.filter { $0.hasSuffix(".json") }.sorted()
        #expect(files == ["local.json", "loopback.json", "soft-roce-pair.json", "soft-roce.json"])
        for file in files {
            let cluster = try ClusterFile.parse(text: try text(file), path: file)
            #expect(cluster.name + ".json" == file)
            #expect(cluster.summary != nil && !cluster.links.isEmpty, "\(file)")
        }
        let page = try text("README.md")
        for option in ClusterDefaults.names { #expect(page.contains("`\(option)`"), "\(option)") }
        let example = try #require(page.split(separator: "```json\n").dropFirst().first?.split(separator: "```").first)
        #expect(try ClusterFile.parse(text: String(example)).name == "lab")
    }
}
