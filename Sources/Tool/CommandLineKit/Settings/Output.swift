/// Where results go, and what is printed.
public struct Output: Hashable, Sendable {
    /// The folder of this run; where nothing is said, `results/<cluster>/<UTC time>-<commit>`.
    public var folder: String?
    /// The file that describes the cluster, if one is named; without it the cluster is called `local`.
    public var clusterFile: String?
    /// Whether the summary is printed as JSON instead of a table.
    public var printsJSON = false
    /// Whether progress is kept to itself.
    public var isQuiet = false

    static var options: OptionGroup<Output> {
        OptionGroup<Output>(
            title: "Output", scope: .invocation,
            options: [
                Option(
                    "output", \.folder, ValueKind<String>.path("DIR").orNothing(),
                    "folder of the results; auto is results/CLUSTER/TIME-COMMIT, a folder called auto is ./auto"),
                clusterOption(
                    \.clusterFile, effect: "; it is kept with the results, which go to a folder of its name"),
                Option(flag: "json", \.printsJSON, "print the summary as JSON"),
                Option(flag: "quiet", \.isQuiet, "no progress"),
            ])
    }
}

/// `--cluster` of any command.
///
/// - Parameter effect: what else it does.
func clusterOption<Settings>(
    _ property: WritableKeyPath<Settings, String?>, effect: String = ""
) -> Option<Settings> {
    Option(
        "cluster", property, ValueKind<String>.path("FILE", of: "file").orNothing(as: "none"),
        "file that describes the cluster, as in clusters/: defaults for the options of waiting, transports and verbs"
            + effect)
}
