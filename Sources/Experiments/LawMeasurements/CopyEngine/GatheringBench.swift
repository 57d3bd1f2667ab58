package import TransferCore

/// Something that moves pieces of memory so that they arrive one behind the other: told of each, or packed by the processor.
package protocol GatheringBench {
    /// It is told of each piece, of at most so many in a request.
    func gathering(_ pieces: [StridedCopy], atMost limit: Int) -> () throws(MeasurementRefusal) -> Void

    /// The processor packs the pieces, and one request moves them as one.
    func packing(_ pieces: [StridedCopy]) -> () throws(MeasurementRefusal) -> Void

    /// Proves that `way` leaves the bytes of `pieces` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(_ pieces: [StridedCopy], after way: () throws(MeasurementRefusal) -> Void) throws(MeasurementRefusal)
}

extension GatheringBench {
    /// `way`, which leaves the bytes of `pieces` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    package func verified(
        _ pieces: [StridedCopy], _ way: @escaping () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) -> () throws(MeasurementRefusal) -> Void {
        try verify(pieces, after: way)
        return way
    }
}
