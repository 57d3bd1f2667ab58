import HostSystem

/// The last few windows that a ring used (an IOTLB): a hit costs a few comparisons and one load.
struct TranslationCache: BitwiseCopyable {
    private struct Entry: BitwiseCopyable {
        let peer: UInt16
        let window: WindowTable.Found
    }

    private var first: Entry?
    private var second: Entry?

    /// Whether a window that is still mapped covers the access.
    @inline(__always)
    mutating func allows(_ lower: UInt64, _ upper: UInt64, _ permission: Permission, peer: UInt16) -> Bool {
        if let first, Self.matches(first, lower, upper, permission, peer) { return true }
        if let second, Self.matches(second, lower, upper, permission, peer) {
            self.second = self.first
            self.first = second
            return true
        }
        return false
    }

    mutating func remember(_ window: WindowTable.Found, peer: UInt16) {
        second = first
        first = Entry(peer: peer, window: window)
    }

    @inline(__always)
    private static func matches(
        _ entry: Entry, _ lower: UInt64, _ upper: UInt64, _ permission: Permission, _ peer: UInt16
    ) -> Bool {
        entry.peer == peer && entry.window.permission.isSuperset(of: permission) && entry.window.lower <= lower
            && upper <= entry.window.upper
            // Sequential, after the mark: either the owner that unmaps sees the mark or this sees the new generation.
            && entry.window.state.loadSequentially() == entry.window.generation
    }
}
