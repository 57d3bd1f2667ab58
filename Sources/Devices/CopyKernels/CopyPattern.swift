/// Which kernel walks a nest.
enum CopyPattern: UInt8, BitwiseCopyable {
    /// One block.
    case contiguous
    /// Short blocks, the innermost dimension of both ends the same.
    case elements
    /// Blocks longer than a cache line, the innermost dimension of both ends the same.
    case rows
    /// The innermost dimension of the source is another one than that of the destination.
    case transposedBlocks
    /// The same, with elements of 1 byte that are neighbours along `inner` in the source and along `middle` in the
    /// destination.
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

/// Bytes a cache line, which memory and the caches trade in.
let lineBytes = 64
