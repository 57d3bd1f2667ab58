/// L13: how often the processor copies what goes from a file to a network, and what that costs the memory.
///
/// Source: S2 (a loop of read and write makes at least two copies, `sendfile` makes none across the boundary) and S0 (a
/// classic write copies from the user's buffer to the kernel's, and possibly again into a bounce buffer).
public struct CopyCount: Hashable, Sendable {
    /// How a program has its bytes sent.
    public enum Call: Hashable, Sendable, CaseIterable {
        /// `read` into a buffer, then `write` from it: two copies.
        case readAndWrite
        /// `write` of what lies in the program's buffer: one copy.
        case write
        /// `sendfile`, on a card that gathers: none.
        case sendfile
    }

    /// How the bytes are sent.
    public var call: Call
    /// Whether the card cannot reach the kernel's buffer, so that one more copy goes into one that it can reach.
    public var needsBounceBuffer: Bool

    /// See the properties.
    public init(_ call: Call, needsBounceBuffer: Bool = false) {
        self.call = call
        self.needsBounceBuffer = needsBounceBuffer
    }

    /// How often the processor copies a byte.
    public var copies: Int {
        let calls =
            switch call {
            case .readAndWrite: 2
            case .write: 1
            case .sendfile: 0
            }
        return calls + (needsBounceBuffer ? 1 : 0)
    }

    /// How many bytes the processor moves for a payload of `bytes` = S: 2S for the loop.
    public func processorBytes(for bytes: Int) -> Int { copies * bytes }

    /// How many bytes that is for the memory: 2 for each byte copied, one read and one written, and 3 where a line is read
    /// before it is written (`allocatesOnWrite`). Nothing is in a cache.
    public func memoryTraffic(for bytes: Int, allocatesOnWrite: Bool) -> Int {
        processorBytes(for: bytes) * (allocatesOnWrite ? 3 : 2)
    }
}
