package import TransferCore

/// What writes a bucket between two versions at random times while a thread reads it.
package protocol BucketWriter {
    /// What the bucket lies in.
    associatedtype Memory: TransferMemory

    /// What takes turns in it.
    var contents: BucketContents { get }
    /// Where it is written, and read.
    var bucket: Memory { get }

    /// Writes begin from now on, so many in a microsecond, as a Poisson process.
    ///
    /// - Throws: where it cannot be written.
    mutating func start(writes perMicrosecond: Double, seed: UInt64) throws(MeasurementRefusal)

    /// Begins the writes that are due, if the reader's thread does; the reader calls it between the pieces that it reads.
    ///
    /// - Throws: where it can no longer be written.
    mutating func keepUp() throws(MeasurementRefusal)

    /// Whether writes have not begun when they should: the writer, or the reader, has waited for a processor. It is so until
    /// they begin anew.
    var isBehind: Bool { get }

    /// Forgets the writes that are due: they begin anew.
    ///
    /// - Throws: as `keepUp` does.
    mutating func restart() throws(MeasurementRefusal)

    /// No further write begins, and all that have begun are done.
    ///
    /// - Throws: as `keepUp` does.
    mutating func stop() throws(MeasurementRefusal)
}
