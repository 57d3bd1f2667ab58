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

    /// `block` contiguous bytes, repeated by nested dimensions, innermost first: the block and the innermost dimension
    /// as one vector (`MPI_Type_create_hvector`), one more vector for each further dimension, then `MPI_Type_commit`.
    ///
    /// - Parameters:
    ///   - block: bytes; at most 2^31 - 1 words of eight bytes, or bytes where it is no multiple of eight.
    ///   - dimensions: count and stride in bytes.
    public static func nested(
        block: Int, dimensions: [(count: Int, stride: Int)]
    ) throws(MessagePassingError) -> Datatype {
        // A block of whole words is described as such: libraries then copy words instead of bytes.
        let (unit, bytes) = block % 8 == 0 ? (cmpi_int64(), 8) : (cmpi_byte(), 1)
        let innermost = dimensions.first ?? (count: 1, stride: block)
        var made = CMPIDatatype()
        try MessagePassingError.check(
            cmpi_hvector(Int32(innermost.count), Int32(block / bytes), Int64(innermost.stride), unit, &made),
            "MPI_Type_create_hvector")
        var type = Datatype(handle: made, isDerived: true)
        for dimension in dimensions.dropFirst() {
            // The nested type may be freed once it is part of the next one.
            try MessagePassingError.check(
                cmpi_hvector(Int32(dimension.count), 1, Int64(dimension.stride), type.handle, &made),
                "MPI_Type_create_hvector")
            type = Datatype(handle: made, isDerived: true)
        }
        try MessagePassingError.check(cmpi_commit(&made), "MPI_Type_commit")
        return type
    }
}
