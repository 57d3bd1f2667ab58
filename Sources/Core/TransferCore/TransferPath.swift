/// Which way the bytes of a transport go.
public enum TransferPath: String, CaseIterable, Sendable {
    /// Through bounce buffers in host memory.
    case staged
    /// From one memory to the other with nothing between.
    case direct
}
