import Testing

@testable import CommandLineKit

/// `--launches`: what is read, what starts a launch, and with which words.
@Suite struct LaunchesTests {
    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    private func parse(_ words: [String]) throws -> Command {
        guard case .run(let command) = try CommandLineParser(vocabulary: vocabulary).parse(words) else {
            throw NotACommand()
        }
        return command
    }

    @Test func onceIsTheDefault() throws {
        for line in ["halo", "suite s.json", "paths latency --transport mpi,p2p", "list", "verify", "compare a b"] {
            #expect(try parse(words(line)).launches == Launches())
        }
        #expect(!Launches().areStartedHere)
    }

    @Test(arguments: ["latency", "suite s.json", "map", "paths latency --transport mpi,p2p"])
    func severalLaunches(line: String) throws {
        let command = try parse(words(line) + ["--launches", "3", "--launcher", " mpirun  -n 2 "])
        #expect(command.launches == Launches(count: 3, launcher: LauncherLine(words: ["mpirun", "-n", "2"])))
        #expect(command.optionsAfterDefaults["launcher"] == "mpirun -n 2 {command}")
    }

    @Test(arguments: [
        (["--launches", "0"], "latency --launches 0: 0 is too small; give a whole number from 1 to 1000"),
        (
            ["--launcher", "mpirun -n 2"],
            "latency: --launcher is for several launches, and there is one; give --launches 2 or more with it, or write "
                + "the launcher in front of rdmark"
        ),
        (
            ["--launches", "2", "--launcher", " "],
            "latency --launcher  : it starts nothing; give a line as in \"mpirun -n 2\", or cluster"
        ),
        (
            ["--launches", "2", "--launcher", "mpirun -n {ranks}"],
            "latency --launcher mpirun -n {ranks}: {ranks} is left open in the launcher; write out all but {command}, which "
                + "goes last where it is not named, or cluster"
        ),
        (
            ["--launches", "2", "--format", "osu"],
            "latency: --launches prints a table of its own, not that of --format osu; leave one of them out"
        ),
    ])
    func refusals(words: [String], text: String) throws {
        let error = try #require(throws: UsageError.self) { try parse(["latency"] + words) }
        #expect(error.description == text)
    }

    @Test func runsOfASuiteHaveNone() throws {
        let error = try #require(throws: UsageError.self) {
            try SuiteFile.parse(
                text: #"{"name": "s", "runs": [{"workload": "halo", "launches": 2}]}"#, vocabulary: vocabulary)
        }
        #expect(error.description.hasSuffix("launches does not belong to a run; give --launches to rdmark suite"))
    }

    private func cluster(_ launcher: String, slots: String) throws -> Cluster {
        try ClusterFile.parse(
            text: """
                {"name": "lab", "hosts": [{"name": "a", "slots": \(slots)}, {"name": "b", "slots": 2}],
                 "launcher": "\(launcher)"}
                """)
    }

    @Test func theClustersLauncherTakesAllSlots() throws {
        let lab = try cluster("mpirun -n {ranks} {command} --quiet", slots: "4")
        let line = try Launches(count: 2).line(on: lab)
        #expect(line.words(starting: ["rdmark", "halo"]) == words("mpirun -n 6 rdmark halo --quiet"))
        let own = try Launches(count: 2, launcher: LauncherLine(words: ["srun"])).line(on: lab)
        #expect(own.words(starting: ["rdmark", "halo"]) == words("srun rdmark halo"))
    }

    @Test(arguments: [
        (
            "mpirun -n {ranks} {command}", "null",
            "--launches 2: the launcher of cluster lab leaves {ranks} open; write it out, as in --launcher \"mpirun -n 2\""
        ),
        (
            "mpirun -n {ranks} --hostfile {hostfile} {command}", "4",
            "--launches 2: the launcher of cluster lab leaves {hostfile} open; write it out, as in --launcher "
                + "\"mpirun -n 6 --hostfile HOSTFILE\""
        ),
    ])
    func aLauncherThatLeavesSomethingOpen(launcher: String, slots: String, text: String) throws {
        let lab = try cluster(launcher, slots: slots)
        let error = try #require(throws: UsageError.self) { try Launches(count: 2).line(on: lab) }
        #expect(error.description == text)
    }

    @Test func noLauncherAtAll() throws {
        let error = try #require(throws: UsageError.self) { try Launches(count: 3).line(on: nil) }
        #expect(
            error.description
                == "--launches 3: no launcher is named that starts the ranks; give one, as in --launcher \"mpirun -n 2\", or a "
                + "--cluster FILE that has one")
    }

    @Test func wordsOfALaunch() throws {
        let given = ["latency", "--launches=3", "--size", "8", "--launcher", "mpirun -n 2", "--output", "r", "--json"]
        let plain = LaunchWords(given, seed: nil)
        #expect(plain.ofLaunch(2, folder: "r/launch-2") == words("latency --size 8 --json --output=r/launch-2"))
        // A seed of its own for each launch, up to the largest.
        let seeded = LaunchWords(given + ["--seed", "7"], seed: 7)
        #expect(seeded.ofLaunch(1, folder: "a").suffix(2) == ["--seed", "8"])
        #expect(LaunchWords(["halo"], seed: .max).ofLaunch(1, folder: "a").last == "0")
        #expect(try parse(seeded.ofLaunch(3, folder: "-a")).output.folder == "-a")
    }
}
