/// One stretch of an iteration, by what the thread that drives the exchange is at.
///
/// A phase may come several times in an iteration, and not every exchange has every phase. What goes on beside the thread,
/// such as the network's work on requests posted earlier, has no phase of its own: it shows where the thread waits for it.
public enum TransferPhase: Int, CaseIterable, Hashable, Sendable {
    /// The CPU copies what is not contiguous into a buffer that goes as one message.
    case pack
    /// Device memory is copied into bounce buffers in host memory.
    case stageOut
    /// Requests are handed to what carries them, and the peers are told that they may write.
    case post
    /// Until the bytes are there: what was posted is moved on and waited for, and so are the peers.
    case wire
    /// Bounce buffers are copied into device memory.
    case stageIn
    /// The CPU copies what came as one message to where it belongs.
    case unpack
}
