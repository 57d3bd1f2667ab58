package import TransferCore

/// What takes turns in a bucket: every word of a payload, and of the version on either side of it, is the content's number.
package struct BucketContents {
    /// Bytes of the payload.
    package let payload: Int
    /// So many take turns: a read that began with one of them must not last until it comes back.
    package let count: Int

    /// Bytes of a version.
    package static let version = 8

    /// See the properties; the payload is whole words.
    package init(payload: Int, count: Int) { (self.payload, self.count) = (payload, count) }

    /// Bytes of the bucket with its versions.
    package var span: Int { payload + 2 * Self.version }

    /// The parts of a content, in the order in which they are written: out of a source that holds all contents.
    package func writes(of content: Int) -> [StridedCopy] {
        [(0, Self.version), (Self.version, payload), (Self.version + payload, Self.version)].map { start, count in
            StridedCopy(sourceOffset: content * span + start, destinationOffset: start, block: count)
        }
    }

    /// Writes all contents to where they are taken from.
    package func fill(_ source: some TransferMemory) {
        for content in 0..<count { source.write(words(of: content).span, byteCount: span, at: content * span) }
    }

    /// Proves that every content arrives.
    ///
    /// - Parameters:
    ///   - bucket: as long as a content.
    ///   - write: writes one there, and returns when it has been written.
    /// - Throws: where a word differs, and what `write` throws.
    package func verify(
        in bucket: some TransferMemory, _ write: (_ content: Int) throws(MeasurementRefusal) -> Void
    ) throws(MeasurementRefusal) {
        for content in 0..<count {
            bucket.write([UInt8](repeating: 0xA5, count: span))
            try write(content)
            var found = [UInt64](repeating: 0, count: span / 8)
            var place = found.mutableSpan
            bucket.read(into: &place, byteCount: span, at: 0)
            guard found == words(of: content) else {
                throw MeasurementRefusal(
                    "content \(content + 1) of a bucket has not arrived as a whole: nothing was read")
            }
        }
    }

    private func words(of content: Int) -> [UInt64] { [UInt64](repeating: UInt64(content + 1), count: span / 8) }
}
