public import TransferCore

/// A descriptor that wanted what it must not have. It moved no byte, and its ring has stopped.
public struct AccessFault: Error, Hashable, Sendable, BitwiseCopyable {
    /// What was wrong.
    public enum Reason: UInt8, Sendable, BitwiseCopyable {
        /// No window of the peer's IOMMU covers the addresses with that permission for that rank.
        case noWindow
        /// The addresses lie outside the memory.
        case outsideMemory
        /// The flag does not exist; the address is its number.
        case noSuchFlag
        /// The memory or device is not, or no longer, in the engine's table.
        case notAttached
    }

    /// What was wrong.
    public let reason: Reason
    /// The descriptor's number in its ring, the first being 0.
    public let descriptor: UInt64
    /// The device address at which the access began.
    public let address: UInt64
    /// How many bytes the access spans, gaps included.
    public let span: Int
    /// What it wanted to do.
    public let permission: Permission
    /// The rank whose engine tried.
    public let accessor: Int
    /// The rank whose device was to be reached.
    public let owner: Int
}

extension AccessFault: CustomStringConvertible {
    /// One line with the descriptor, the addresses and the permission.
    public var description: String {
        switch reason {
        case .noWindow:
            "descriptor \(descriptor) of rank \(accessor) wanted to \(permission) \(place) of rank \(owner)'s device, "
                + "which no window allows"
        case .outsideMemory:
            "descriptor \(descriptor) of rank \(accessor) wanted to \(permission) \(place) of rank \(owner)'s device, "
                + "which reaches outside the memory"
        case .noSuchFlag:
            "descriptor \(descriptor) of rank \(accessor) wanted to \(permission) flag \(address) "
                + "of rank \(owner)'s device, which does not exist"
        case .notAttached:
            "descriptor \(descriptor) of rank \(accessor) wanted to \(permission) memory that is not attached"
        }
    }

    private var place: String { "\(span) bytes at 0x" + String(address, radix: 16) }
}

extension AccessFault {
    /// The fault as the error of an exchange.
    public var transferError: TransferError {
        TransferError(.accessFault, during: "executing descriptors", peer: owner, cause: description)
    }
}
