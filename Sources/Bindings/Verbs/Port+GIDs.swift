internal import CIBVerbs

extension Port {
    /// The entries of this port's GID table that are in use.
    ///
    /// The C function is `ibv_query_gid_table`: negative count.
    public func gids() throws(VerbsError) -> [GIDEntry] {
        // The table spans all ports of the device; ports of one device have tables of the same length in practice, and
        // the library says how many entries it wrote.
        let capacity = max(1, gidCount * context.attributes.portCount)
        let entries = UnsafeMutablePointer<ibv_gid_entry>.allocate(capacity: capacity)
        defer { entries.deallocate() }
        let count = try negativeCount(
            "ibv_query_gid_table", "reading the GIDs of \(context.device.name)",
            ibv_query_gid_table(context.pointer, entries, capacity, 0))
        return (0..<count).map { GIDEntry(entries[$0]) }.filter { $0.port == number && !$0.gid.isZero }
    }

    /// The entry to use unless told otherwise; see `preferred(among:on:)`.
    ///
    /// - Throws: `.notFound` where the table is empty.
    public func preferredGID() throws(VerbsError) -> GIDEntry {
        if let entry = Self.preferred(among: try gids(), on: linkLayer) { return entry }
        throw VerbsError(
            .notFound, during: "choosing a GID on port \(number) of \(context.device.name)",
            cause: "its GID table is empty",
            hint: linkLayer == .ethernet ? "give its network interface an address and bring it up" : nil)
    }

    /// The entry at `index`.
    ///
    /// - Throws: `.notFound` with the entries that there are.
    public func gid(at index: Int) throws(VerbsError) -> GIDEntry {
        let entries = try gids()
        if let entry = entries.first(where: { $0.index == index }) { return entry }
        throw VerbsError(
            .notFound, during: "looking for GID \(index) on port \(number) of \(context.device.name)",
            cause: "that entry is empty or does not exist",
            hint: "there are " + entries.map(\.description).joined(separator: "; "))
    }

    /// The entry to use unless told otherwise.
    ///
    /// On Ethernet: RoCE v2 before v1, because switches route, mark and spread it; then IPv4-mapped before global
    /// before link-local, because both ends have to be of one family and IPv4 is the one that hosts of a cluster share.
    /// Elsewhere, and among equals, the lowest index.
    public static func preferred(among entries: [GIDEntry], on linkLayer: LinkLayer) -> GIDEntry? {
        guard linkLayer == .ethernet else { return entries.min { $0.index < $1.index } }
        return entries.min { ($0.rank, $0.index) < ($1.rank, $1.index) }
    }
}

extension GIDEntry {
    /// 0 for what suits Ethernet best.
    fileprivate var rank: Int {
        let version = kind == .roceVersion2 ? 0 : 3
        return version + (gid.isIPv4Mapped ? 0 : gid.isLinkLocal ? 2 : 1)
    }
}
