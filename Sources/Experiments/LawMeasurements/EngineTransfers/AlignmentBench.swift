package import TransferCore

/// Something that moves a buffer which begins anywhere, some parts of it by way of a second memory.
package protocol AlignmentBench {
    /// The processor copies the parts that have a place in the second memory there, and the device moves all of them, which
    /// arrive one behind the other.
    func moving(_ parts: [AlignmentSweep.Part]) -> () throws(MeasurementRefusal) -> Void

    /// The processor alone makes a copy.
    func copying(_ copy: StridedCopy) -> () throws(MeasurementRefusal) -> Void

    /// Proves that `action` leaves the bytes of `copies` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal)
}
