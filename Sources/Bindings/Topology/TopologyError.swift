internal import Glibc

/// Why the topology cannot be had.
public struct TopologyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function that failed.
    public let function: String
    /// Its error number.
    public let errno: Int32

    /// One line: `reading the topology: hwloc_topology_load: Invalid argument`.
    public var description: String { "reading the topology: \(function): \(String(cString: strerror(errno)))" }
}
