internal import CopyKernels
internal import HostMemory
internal import MessagePassing

/// What one iteration does, ready made: copies into the bounce buffer, messages, copies out of it.
struct MessageList {
    let requests: RequestList
    /// The far rank of each request.
    let peers: [Int]
    /// From the region to the bounce buffer.
    let packing: CopyList
    /// From the bounce buffer to the region.
    let unpacking: CopyList
    /// Holds what is packed: everything to send, then everything to receive; nothing where nothing is packed.
    let bounce: HostMemory?
    let sentBytes: Int
    let sentMessages: Int
    /// Contiguous pieces in the messages sent.
    let sentSegments: Int

    /// Where the bounce buffer starts.
    var bounceAddress: UnsafeMutableRawPointer {
        guard let bounce else { preconditionFailure("only methods that pack have a bounce buffer") }
        return bounce.address
    }
}
