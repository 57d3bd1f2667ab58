/// L22: a matrix transposed by an engine that reads columns, some of them at a time.
///
/// Source: S0, S1 and S3 describe the engine; the count of bursts follows from memory that answers in bursts. An element of
/// a column fetches a whole burst, of which one element is used; columns read together share it.
public struct StridedTranspose: Hashable, Sendable {
    /// N: the rows of the matrix.
    public var rows: Int
    /// M: its columns.
    public var columns: Int
    /// e: the bytes of an element.
    public var element: Int
    /// A: the bytes of a burst.
    public var burst: Int
    /// to: what a descriptor costs.
    public var overhead: Nanoseconds
    /// t_burst: how long a burst takes.
    public var burstTime: Nanoseconds

    /// See the properties.
    public init(
        rows: Int, columns: Int, element: Int, burst: Int, overhead: Nanoseconds, burstTime: Nanoseconds
    ) {
        (self.rows, self.columns, self.element, self.burst) = (rows, columns, element, burst)
        (self.overhead, self.burstTime) = (overhead, burstTime)
    }

    /// The bursts that reading the matrix takes, `together` columns at a time: N M/b of max(1, b e/A) each.
    ///
    /// Nothing where pieces of `together` elements do not divide a row, or neither divide a burst nor are whole bursts, or
    /// rows do not begin on a burst's boundary: then the count depends on where each piece lies.
    public func bursts(together: Int) -> Int? {
        let piece = together * element
        guard together > 0, columns % together == 0, columns * element % burst == 0,
            burst % piece == 0 || piece % burst == 0
        else { return nil }
        return rows * (columns / together) * max(1, piece / burst)
    }

    /// Bytes fetched over bytes wanted: A/e for single columns, 1 from b e = A on. Nothing where `bursts` is.
    public func amplification(together: Int) -> Double? {
        bursts(together: together).map { Double($0 * burst) / Double(rows * columns * element) }
    }

    /// M/b: the descriptors of an engine that knows strides.
    public func stridedDescriptors(together: Int) -> Int { columns / together }

    /// N M: the descriptors of an engine that knows none.
    public var plainDescriptors: Int { rows * columns }

    /// T = n_desc to + bursts t_burst, for an engine that knows strides. Nothing where `bursts` is.
    public func stridedTime(together: Int) -> Nanoseconds? {
        bursts(together: together).map {
            Double(stridedDescriptors(together: together)) * overhead + Double($0) * burstTime
        }
    }

    /// The same for an engine that needs a descriptor for every element. Nothing where `bursts` of single columns is.
    public var plainTime: Nanoseconds? {
        bursts(together: 1).map { Double(plainDescriptors) * overhead + Double($0) * burstTime }
    }
}
