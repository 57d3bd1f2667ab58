/// L27: groups of writes with a barrier behind each, on a device that serves a group's writes at the same time.
///
/// Source: S2 in words ("only be executed … after all previously issued writes have been committed"); times reconstructed.
public struct JournalBarriers: Hashable, Sendable {
    /// How long the device takes for each write, group by group; no group is empty.
    public var groups: [[Nanoseconds]]
    /// t_flush: what a barrier costs once the writes before it are done.
    public var flush: Nanoseconds

    /// See the properties.
    public init(groups: [[Nanoseconds]], flush: Nanoseconds) { (self.groups, self.flush) = (groups, flush) }

    /// The sum over groups of their slowest write and a flush.
    public var time: Nanoseconds {
        groups.reduce(.zero) { $0 + ($1.max() ?? .zero) + flush }
    }

    /// t_flush / (t_flush + group time), of all groups together: the part of the time that barriers take. Nothing where
    /// nothing takes time.
    public var loss: Double? { time > .zero ? Double(groups.count) * flush / time : nil }
}
