package import CIBVerbs

/// A group of memory regions and queue pairs that may meet (`ibv_pd`). They hold it.
///
/// @unchecked because libibverbs allows its calls from any thread.
public final class ProtectionDomain: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<ibv_pd>
    /// The device it is on.
    public let context: Context

    /// The C function is `ibv_alloc_pd`: null with errno.
    public init(on context: Context) throws(VerbsError) {
        pointer = try nullWithErrno(
            "ibv_alloc_pd", "making a protection domain on \(context.device.name)", ibv_alloc_pd(context.pointer))
        self.context = context
    }

    deinit { mustSucceed("ibv_dealloc_pd", ibv_dealloc_pd(pointer)) }
}
