import CommandLineKit
import Results

/// The cluster whose file a command names.
struct NamedCluster {
    let cluster: Cluster
    /// The whole file, for the manifest.
    let content: JSONValue

    /// Reads the file, if there is one to read.
    ///
    /// - Throws: `Failure` where there is no such file, `UsageError` where it does not describe a cluster.
    init?(of command: Command) throws {
        guard let path = command.clusterFile else { return nil }
        let text = try InputFile.text(at: path, holding: "cluster", examples: "clusters")
        cluster = try ClusterFile.parse(text: text, path: path)
        do { content = try JSONValue(json: text) } catch { throw Failure("\(path): it cannot be kept: \(error)") }
    }
}
