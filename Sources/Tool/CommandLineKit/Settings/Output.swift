/// Where results go, and what is printed.
public struct Output: Hashable, Sendable {
    /// The folder of this run; where nothing is said, `results/<cluster>/<UTC time>-<commit>`.
    public var folder: String?
    /// The name of the cluster, safe as that of a folder.
    public var cluster = "local"
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
                Option("cluster", \.cluster, .folderName, "name of the cluster"),
                Option(flag: "json", \.printsJSON, "print the summary as JSON"),
                Option(flag: "quiet", \.isQuiet, "no progress"),
            ])
    }
}
