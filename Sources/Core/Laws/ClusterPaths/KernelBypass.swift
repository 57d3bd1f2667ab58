/// L36: the kernel's way through sockets beside remote direct memory access, whose memory is registered first.
///
/// Source: S3: RDMA is "zero kernel involvement and zero copies", and "you must 'register' the memory regions". The times are
/// reconstructed.
public struct KernelBypass: Hashable, Sendable {
    /// a and B of card and network.
    public var network: LinearStage
    /// Bc: the processor, copying between application and kernel.
    public var processor: Bandwidth
    /// t_sys: a call into the kernel.
    public var call: Nanoseconds
    /// t_post: posting a request to a card without the kernel.
    public var post: Nanoseconds
    /// t_r0 and 1/t_r1: registering memory.
    public var registration: LinearStage

    /// See the properties.
    public init(
        network: LinearStage, processor: Bandwidth, call: Nanoseconds, post: Nanoseconds, registration: LinearStage
    ) {
        (self.network, self.processor, self.call) = (network, processor, call)
        (self.post, self.registration) = (post, registration)
    }

    /// T_sock = 2 S/Bc + 2 t_sys + a + S/B: no stage of one message overlaps another.
    public func socketTime(for bytes: Double) -> Nanoseconds {
        2 * (processor.time(for: bytes) + call) + network.time(for: bytes)
    }

    /// t_reg(S) = t_r0 + t_r1 S.
    public func registrationTime(for bytes: Double) -> Nanoseconds { registration.time(for: bytes) }

    /// T_rdma = t_post + a + S/B + t_reg(S)/u over `uses` = u transfers from the same memory.
    public func rdmaTime(for bytes: Double, uses: Double) -> Nanoseconds {
        post + network.time(for: bytes) + Nanoseconds(registrationTime(for: bytes).value / uses)
    }

    /// u* = t_reg(S) / (2 S/Bc + 2 t_sys - t_post): from that many uses of its memory on a message is faster by RDMA. Nothing
    /// where posting costs no less than what is spared.
    public func usesToBreakEven(for bytes: Double) -> Double? {
        let spared = 2 * (processor.time(for: bytes) + call) - post
        return spared > .zero ? registrationTime(for: bytes) / spared : nil
    }
}
