public import DeviceModel

/// An access of a device that its IOMMU blocked and reported.
public struct TranslationFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The page of the device's addresses.
    public let page: Int
    /// What the device wanted to do.
    public let wanted: Permission
    /// What it may do there; nothing where the page is not mapped.
    public let allowed: Permission?

    /// See the properties.
    public init(page: Int, wanted: Permission, allowed: Permission?) {
        (self.page, self.wanted, self.allowed) = (page, wanted, allowed)
    }

    /// One line: `wanted to write page 3, which allows read`.
    public var description: String {
        "wanted to \(wanted) page \(page), which \(allowed.map { "allows \($0)" } ?? "is not mapped")"
    }
}
