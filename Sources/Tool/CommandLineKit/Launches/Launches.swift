/// How often a command is started anew, and by which launcher.
public struct Launches: Hashable, Sendable {
    /// How often the whole command is launched; 1 is the process at hand.
    public var count = 1
    /// What launches it; where nothing is said, the cluster's launcher.
    public var launcher: LauncherLine?

    /// Whether this process starts others that measure, instead of measuring.
    public var areStartedHere: Bool { count > 1 }

    static var options: OptionGroup<Launches> {
        OptionGroup<Launches>(
            title: "Launches", scope: .invocation,
            options: [
                Option(
                    "launches", \.count, .count(1...1000),
                    "how often all is launched anew, from a command that stands under no launcher: the runs go to "
                        + "launch-1 and so on in the folder of the results, medians over them and their intervals to "
                        + "launches.csv"),
                Option(
                    "launcher", \.launcher, ValueKind<LauncherLine>.launcherLine.orNothing(as: "cluster"),
                    "what starts each launch, words with blanks between; cluster is the line of --cluster"),
            ])
    }

    /// Refuses what contradicts itself.
    func check() throws(Refusal) {
        if launcher != nil, !areStartedHere {
            throw Refusal(
                "--launcher is for several launches, and there is one",
                "give --launches 2 or more with it, or write the launcher in front of rdmark")
        }
    }

    /// The line that starts a launch.
    ///
    /// - Parameter cluster: whose line it is where none was given.
    /// - Throws: `UsageError` where there is none, or the cluster's says too little.
    public func line(on cluster: Cluster?) throws(UsageError) -> LauncherLine {
        if let launcher { return launcher }
        guard let cluster else {
            throw UsageError(
                at: "--launches \(count)", "no launcher is named that starts the ranks",
                "give one, as in --launcher \"mpirun -n 2\", or a --cluster FILE that has one")
        }
        do throws(Refusal) { return try LauncherLine(of: cluster) } catch {
            throw UsageError(at: "--launches \(count)", error)
        }
    }
}

extension Command {
    /// How often the command is launched; once where it measures nothing.
    public var launches: Launches {
        if case .suite(let settings) = self { return settings.launches }
        return run?.launches ?? Launches()
    }

    /// Where results go; the defaults where it has none.
    public var output: Output {
        if case .suite(let settings) = self { return settings.output }
        return run?.output ?? Output()
    }
}
