public import HostSystem
public import TransferCore

/// What it cost to register a region with a device.
public struct RegistrationCost: Sendable {
    /// Bytes registered.
    public let size: ByteCount
    /// The pages that they lie in.
    public let pages: Pages
    /// The first registration (`ibv_reg_mr`), in nanoseconds. The pages were there: the system's work for new ones is not
    /// in it.
    public let coldNanoseconds: Int
    /// Another one, after the first was taken back, in nanoseconds.
    public let warmNanoseconds: Int

    /// Pages that so many bytes fill; ordinary ones where the kernel may or may not have merged them.
    public var pageCount: Int {
        let page = pages == .huge ? Pages.hugeSize : Pages.standardSize
        return (size.bytes + page - 1) / page
    }

    /// What the results say of it.
    var particulars: [Particular] {
        [
            Particular("registration_cold_ns", coldNanoseconds), Particular("registration_warm_ns", warmNanoseconds),
            Particular("registered_bytes", size.bytes), Particular("registered_pages", pageCount),
            Particular("page_kind", pages.rawValue),
        ]
    }
}
