/// L32: one descriptor over addresses that an IOMMU makes contiguous, beside a descriptor for each page.
///
/// Source: S2 and S3, "a single starting IOVA and a total length"; the costs are our reading. The time of the payload itself
/// is the same both ways and left out.
public struct MappedTransfer: Hashable, Sendable {
    /// n: the pages of the buffer.
    public var pages: Double
    /// t_map: entering a page into the IOMMU's table.
    public var map: Nanoseconds
    /// t_unmap: taking all of them out again, with the invalidation.
    public var unmap: Nanoseconds
    /// to: processing a descriptor.
    public var descriptor: Nanoseconds
    /// u: how many transfers one mapping serves; at least 1.
    public var uses: Double

    /// See the properties.
    public init(pages: Double, map: Nanoseconds, unmap: Nanoseconds, descriptor: Nanoseconds, uses: Double) {
        (self.pages, self.map, self.unmap) = (pages, map, unmap)
        (self.descriptor, self.uses) = (descriptor, uses)
    }

    /// n to: a transfer by a list of pages.
    public var listTime: Nanoseconds { pages * descriptor }

    /// to + (n t_map + t_unmap)/u: a transfer by one descriptor, with its share of the mapping.
    public var mappedTime: Nanoseconds { descriptor + (1 / uses) * (pages * map + unmap) }

    /// u* = (n t_map + t_unmap) / ((n - 1) to): from so many uses on the mapping is no dearer. Nothing for one page, or
    /// where descriptors cost nothing: then there is nothing to save.
    public var breakEvenUses: Double? {
        let saved = (pages - 1) * descriptor.value
        return saved > 0 ? (pages * map + unmap).value / saved : nil
    }
}
