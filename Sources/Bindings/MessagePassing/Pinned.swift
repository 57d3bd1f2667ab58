/// An array at an address that stays the same while an operation runs on it.
final class Pinned<Element: BitwiseCopyable> {
    private let buffer: UnsafeMutableBufferPointer<Element>
    private let count: Int

    init(_ values: [Element]) {
        count = values.count
        buffer = .allocate(capacity: max(1, count))
        _ = buffer.initialize(from: values)
    }

    deinit { buffer.deallocate() }

    /// Where the values lie; valid as long as this object lives.
    var base: UnsafeMutablePointer<Element>? { buffer.baseAddress }

    /// Bytes of all values.
    var byteCount: Int { count * MemoryLayout<Element>.stride }

    /// Puts other values in place, as many as there are.
    func replace(by values: [Element]) {
        precondition(values.count == count, "\(values.count) values in the place of \(count)")
        _ = buffer.update(from: values)
    }

    /// The values as they are now.
    var values: [Element] { Array(buffer.prefix(count)) }
}
