/// A cluster as its owner describes it in a file; see `ClusterFile`.
public struct Cluster: Hashable, Sendable {
    /// A host, or several alike under the name that the launcher has for them.
    public struct Host: Hashable, Sendable {
        /// What the launcher calls it.
        public let name: String
        /// Ranks that it takes; nothing where the launcher decides.
        public let slots: Int?
        /// Its devices, network cards and accelerators alike.
        public let devices: [String]
    }

    /// What connects ranks, and what is claimed of it.
    public struct Link: Hashable, Sendable {
        /// What it lies between.
        public let between: String
        /// Bytes a second in one direction; nothing where it is not known.
        public let bandwidthBytesPerSecond: Double?
        /// Nanoseconds from one end to the other; nothing where it is not known.
        public let latencyNanoseconds: Double?
        /// Where the figures come from.
        public let source: String
    }

    /// What it is called; safe as the name of a folder.
    public let name: String
    /// What it is.
    public let summary: String?
    /// At least one, each name once.
    public let hosts: [Host]
    /// The line that starts ranks, with `{command}` in it and perhaps `{ranks}` and `{hostfile}`.
    public let launcher: String
    /// What connects its ranks.
    public let links: [Link]
    /// Defaults of options, in the order of the file; the place is that in the file.
    let assignments: [Assignment]

    /// The line that starts `command` on so many ranks.
    public func launchLine(ranks: Int, command: String) -> String {
        let values = ["{ranks}": "\(ranks)", "{hostfile}": "HOSTFILE", "{command}": command]
        return launcher.split(separator: " ").map { values[String($0)] ?? String($0) }.joined(separator: " ")
    }

    /// What a command line or a run of a suite gives, and below it what the cluster has for options that are declared.
    func completing(_ given: [Assignment], of declared: [OptionSignature]) -> [Assignment] {
        assignments.filter { own in
            declared.contains { $0.name == own.name } && !given.contains { $0.name == own.name }
        } + given
    }
}
