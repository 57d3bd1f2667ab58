public import HostSystem
public import TransferCore

/// What it cost to register a region with a device.
public struct RegistrationCost: Sendable, CustomStringConvertible {
    /// Bytes registered.
    public let size: ByteCount
    /// The pages that they lie in.
    public let pages: Pages
    /// The first registration (`ibv_reg_mr`), in nanoseconds. The pages were there: the system's work for new ones is not
    /// in it.
    public let coldNanoseconds: Int
    /// Another one, after the first was taken back, in nanoseconds.
    public let warmNanoseconds: Int

    /// `registering 8MiB (2048 pages of 4KiB) took 1204 us, again 830 us`.
    public var description: String {
        let standard = Pages.standardSize
        let extent =
            pages == .huge ? "huge pages" : "\((size.bytes + standard - 1) / standard) pages of \(ByteCount(standard))"
        return "registering \(size) (\(extent)) took \(coldNanoseconds / 1000) us, again \(warmNanoseconds / 1000) us"
    }
}
