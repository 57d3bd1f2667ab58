/// L18, L37: a message cut into chunks.
///
/// `Planning` cuts staged transfers by it.
public struct Chunking: Hashable, Sendable {
    /// Bytes of the message; at least 1.
    public let message: Int
    /// Bytes of every chunk but the last; at least 1 and at most the message.
    public let chunk: Int

    /// A message in chunks of the size asked for, 0 for the whole; larger ones where there would be more than `most`.
    ///
    /// Traps where there is no byte or no chunk.
    public init(_ message: Int, by asked: Int, most: Int = .max) {
        precondition(message >= 1 && asked >= 0 && most >= 1, "a message has bytes and is cut into chunks")
        self.message = message
        chunk = max(asked == 0 ? message : min(asked, message), (message - 1) / most + 1)
    }

    /// ceil(M/S): how many chunks.
    public var count: Int { (message - 1) / chunk + 1 }

    /// Bytes of the last chunk.
    public var last: Int { message - (count - 1) * chunk }

    /// Bytes of chunk `index`.
    public func bytes(of index: Int) -> Int { index == count - 1 ? last : chunk }
}
