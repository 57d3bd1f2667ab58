import DeviceModel

extension EngineQueue {
    /// Has chunks read, worked on and written back on one ring, in the order in which they are posted.
    ///
    /// - Parameters:
    ///   - reads: of chunk after chunk, each into a buffer.
    ///   - writes: of what has become of each, out of its buffer.
    ///   - buffers: chunks that have been asked for and are not yet written back, at most; the read that takes a buffer again
    ///     stands behind the write out of it.
    ///   - body: called when a chunk has been read.
    /// - Throws: as `run` does.
    func stream(
        _ reads: [Descriptor], writingBack writes: [Descriptor], buffers: Int, body: () -> Void
    ) throws(MeasurementRefusal) {
        let start = posted
        for read in reads.prefix(buffers) {
            try post(read)
            submit()
        }
        for index in reads.indices {
            // Behind the first ones stand a write and a read for each chunk.
            let place = index < buffers ? index + 1 : buffers + 2 * (index - buffers + 1)
            try wait(for: start + UInt64(place))
            body()
            try post(writes[index])
            if index + buffers < reads.count { try post(reads[index + buffers]) }
            submit()
        }
        try drain()
    }
}
