package import TransferCore

/// Something that sends the pages of a memory that a bitmap marks to the same places of another.
package protocol DirtyPagesBench {
    /// Scans the bitmap, sends each run of dirty pages as one, and waits for their arrival.
    func send(_ bitmap: DirtyBitmap) throws(MeasurementRefusal)

    /// Sends all pages as one, and waits for their arrival.
    func sendEverything() throws(MeasurementRefusal)

    /// Proves that `action` leaves the bytes of `copies` where they belong, and no others.
    ///
    /// - Throws: where a byte differs.
    func verify(
        _ copies: [StridedCopy], after action: () throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal)
}
