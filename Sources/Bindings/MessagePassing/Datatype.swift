internal import CMPI

/// A derived datatype (`MPI_Datatype`), committed; freed with this object.
///
/// Has to outlive the requests that were built from it.
public final class Datatype {
    let handle: CMPIDatatype
    private let isDerived: Bool

    /// Single bytes (`MPI_BYTE`).
    public static var byte: Datatype { Datatype(handle: cmpi_byte(), isDerived: false) }

    private init(handle: CMPIDatatype, isDerived: Bool) {
        self.handle = handle
        self.isDerived = isDerived
    }

    deinit {
        if isDerived { cmpi_free_type(handle) }
    }

    /// Contiguous bytes, repeated by nested dimensions.
    public struct Nest {
        /// Bytes from where the first nest of the type starts; may be negative.
        public let displacement: Int
        /// Contiguous bytes; at most 2^31 - 1 words of eight bytes, or bytes where it is no multiple of eight.
        public let block: Int
        /// Count and stride in bytes, innermost first.
        public let dimensions: [(count: Int, stride: Int)]

        /// See the properties.
        public init(displacement: Int = 0, block: Int, dimensions: [(count: Int, stride: Int)] = []) {
            self.displacement = displacement
            self.block = block
            self.dimensions = dimensions
        }
    }

    /// Nests one behind the other, in this order: each as `vector(of:)` makes it, several of them as one structure
    /// (`MPI_Type_create_struct`), then `MPI_Type_commit`.
    ///
    /// - Parameter nests: at least one; the first one's displacement is 0.
    public static func nests(_ nests: [Nest]) throws(MessagePassingError) -> Datatype {
        var made = CMPIDatatype()
        guard nests.count > 1 else {
            let type = try vector(of: nests[0])
            made = type.handle
            try MessagePassingError.check(cmpi_commit(&made), "MPI_Type_commit")
            return type
        }
        // The parts may be freed once they belong to the whole.
        var parts: [Datatype] = []
        var counts: [Int32] = []
        for nest in nests {
            if nest.dimensions.isEmpty {
                let unit = Unit(of: nest.block)
                parts.append(Datatype(handle: unit.handle, isDerived: false))
                counts.append(Int32(nest.block / unit.bytes))
            } else {
                parts.append(try vector(of: nest))
                counts.append(1)
            }
        }
        try MessagePassingError.check(
            cmpi_struct(Int32(nests.count), counts, nests.map { Int64($0.displacement) }, parts.map(\.handle), &made),
            "MPI_Type_create_struct")
        let type = Datatype(handle: made, isDerived: true)
        try MessagePassingError.check(cmpi_commit(&made), "MPI_Type_commit")
        return type
    }

    /// What a block is described in: words of eight bytes where it has only whole ones, because libraries then copy words
    /// instead of bytes.
    private struct Unit {
        let handle: CMPIDatatype
        let bytes: Int

        init(of block: Int) {
            (handle, bytes) = block % 8 == 0 ? (cmpi_int64(), 8) : (cmpi_byte(), 1)
        }
    }

    /// The block and the innermost dimension as one vector (`MPI_Type_create_hvector`), one more vector for each further
    /// dimension; not committed.
    private static func vector(of nest: Nest) throws(MessagePassingError) -> Datatype {
        let unit = Unit(of: nest.block)
        let innermost = nest.dimensions.first ?? (count: 1, stride: nest.block)
        var made = CMPIDatatype()
        try MessagePassingError.check(
            cmpi_hvector(
                Int32(innermost.count), Int32(nest.block / unit.bytes), Int64(innermost.stride), unit.handle, &made),
            "MPI_Type_create_hvector")
        var type = Datatype(handle: made, isDerived: true)
        for dimension in nest.dimensions.dropFirst() {
            // The nested type may be freed once it is part of the next one.
            try MessagePassingError.check(
                cmpi_hvector(Int32(dimension.count), 1, Int64(dimension.stride), type.handle, &made),
                "MPI_Type_create_hvector")
            type = Datatype(handle: made, isDerived: true)
        }
        return type
    }
}
