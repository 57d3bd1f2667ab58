/// Which kernel walks a nest.
enum CopyPattern: UInt8, BitwiseCopyable {
    /// One block.
    case contiguous
    /// Blocks, the innermost dimension of both ends the same.
    case nested
    /// Blocks, the innermost dimension of the source another one than that of the destination.
    case transposedBlocks
    /// Elements of 1 byte that are neighbours along `inner` in the source and along `middle` in the destination.
    case transposed1
    /// The same with elements of 2 bytes.
    case transposed2
    /// The same with elements of 4 bytes.
    case transposed4
    /// The same with elements of 8 bytes.
    case transposed8
    /// The same with elements of 16 bytes.
    case transposed16
}
