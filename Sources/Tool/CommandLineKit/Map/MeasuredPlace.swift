/// Where costs were measured: they hold nowhere else.
public struct MeasuredPlace: Hashable, Sendable {
    /// The name of the cluster, where a cluster file was named.
    public let cluster: String?
    /// The processor of the host of rank 0, where it is known.
    public let processor: String?
    private let remedy: String

    /// The place that a file names by `cluster` and `processor`.
    ///
    /// - Parameter remedy: how to make a file of another place.
    init(in document: JSONDocument, _ members: [JSONMember], remedy: String) throws(UsageError) {
        cluster = try document.stringOrNull("cluster", in: members)
        processor = try document.stringOrNull("processor", in: members)
        self.remedy = remedy
    }

    /// Refuses costs of another place than the one at hand.
    ///
    /// - Parameter path: the file that they are from.
    /// - Throws: `UsageError` that names both places.
    public func check(isOf cluster: String?, processor: String?, path: String) throws(UsageError) {
        func refuse(_ what: String, _ theirs: String?, _ ours: String?) -> UsageError {
            UsageError(
                at: path, "it was made on another \(what), \(theirs ?? "none"), and this is \(ours ?? "none")", remedy)
        }
        if self.cluster != cluster { throw refuse("cluster", self.cluster, cluster) }
        if self.processor != processor { throw refuse("processor", self.processor, processor) }
    }
}
