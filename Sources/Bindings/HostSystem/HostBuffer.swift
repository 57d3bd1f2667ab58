import CHostSystem
import Glibc

/// Private memory of this process, page-aligned, zeroed, every page present. Unmapped when the last reference goes.
public final class HostBuffer: @unchecked Sendable {
    /// The first byte, at the start of a page.
    public let base: UnsafeMutableRawPointer
    /// Bytes asked for.
    public let size: Int
    /// Whether its pages are locked in memory, as a network card or a GPU wants them.
    public var isPageLocked: Bool { wantsLock && lockRefusal == nil }
    /// Why its pages are not locked though that was asked for.
    public let lockRefusal: SystemError?

    private let wantsLock: Bool
    private let mappedSize: Int

    /// A buffer of `size` bytes.
    ///
    /// - Parameters:
    ///   - pages: which pages; `.huge` comes from the pages an administrator has set aside.
    ///   - pageLocked: asks for locked pages; where the limit forbids them the buffer comes without, see `lockRefusal`.
    /// - Throws: `SystemError` where the machine has not enough memory, or no huge pages where they were asked for.
    public init(size: Int, pages: Pages = .standard, pageLocked: Bool = false) throws(SystemError) {
        precondition(size >= 0, "a size is not negative")
        if pages != .huge { try requireAvailable(size) }
        let alignment = pages == .huge ? Pages.hugeSize : Pages.standardSize
        mappedSize = try Pages.round(size, up: alignment)
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | (pages == .huge ? MAP_HUGETLB : 0)
        base = try mapPages(mappedSize, flags: flags, hint: pages == .huge ? Pages.hugePagesHint : nil)
        self.size = size
        wantsLock = pageLocked
        if pages == .transparentHuge { madvise(base, mappedSize, MADV_HUGEPAGE) }
        chost_zero_pages(base, mappedSize, Pages.standardSize)
        lockRefusal = pageLocked && mlock(base, mappedSize) != 0 ? Self.refusal() : nil
    }

    deinit { munmap(base, mappedSize) }

    private static func refusal() -> SystemError {
        let cause = Glibc.errno
        return SystemError(
            call: "mlock", errno: cause, explanation: "the lock limit is \(chost_lock_limit()) bytes (ulimit -l)")
    }
}
