public import TransferCore

/// Plain code that carries out a `StridedCopy` at memory speed.
///
/// Every kernel may move the blocks in an order of its own. Where blocks of the destination overlap, the bytes that
/// end up there are therefore those of any one of them.
public enum CopyKernels {
    /// Carries out `copy` once. A copy that is repeated is prepared once instead: see `PreparedCopy`.
    ///
    /// - Parameters:
    ///   - copy: the shape; its offsets count from `source` and `destination`.
    ///   - source: what the source offsets are relative to.
    ///   - destination: what the destination offsets are relative to. The bytes written must not overlap those read.
    public static func run(
        _ copy: StridedCopy, from source: UnsafeRawPointer, to destination: UnsafeMutableRawPointer
    ) {
        PreparedCopy(copy).run(from: source, to: destination)
    }
}
