import HostSystem

/// The last two windows that a ring used (an IOTLB): a hit costs a few comparisons and one load.
struct TranslationCache: BitwiseCopyable {
    private struct Entry: BitwiseCopyable {
        let peer: UnsafeMutablePointer<PeerEntry>
        let window: WindowTable.Found
    }

    private var recent: Entry?
    private var older: Entry?

    /// Whether a window that is still mapped covers the access.
    @inline(__always)
    func allows(
        _ lower: UInt64, _ upper: UInt64, _ permission: Permission, peer: UnsafeMutablePointer<PeerEntry>
    ) -> Bool {
        Self.matches(recent, lower, upper, permission, peer) || Self.matches(older, lower, upper, permission, peer)
    }

    mutating func remember(_ window: WindowTable.Found, peer: UnsafeMutablePointer<PeerEntry>) {
        older = recent
        recent = Entry(peer: peer, window: window)
    }

    @inline(__always)
    private static func matches(
        _ entry: Entry?, _ lower: UInt64, _ upper: UInt64, _ permission: Permission,
        _ peer: UnsafeMutablePointer<PeerEntry>
    ) -> Bool {
        guard let entry, entry.peer == peer else { return false }
        return entry.window.permission.isSuperset(of: permission) && entry.window.lower <= lower
            && upper <= entry.window.upper
            // Sequential, after the mark: either the owner that unmaps sees the mark or this sees the new generation.
            && entry.window.state.loadSequentially() == entry.window.generation
    }
}
