/// The classes of block sizes that are moved by code of their own.
enum BlockWidth: UInt8, BitwiseCopyable {
    case one, two, upToFour, four, upToEight, eight, upToSixteen, sixteen, upToThirtyTwo, thirtyTwo, upToSixtyFour
    case sixtyFour, lines, long

    /// From this many bytes on the library's copy is at least as fast as ours.
    private static let longBlock = 512

    init(of block: Int) {
        self =
            switch block {
            case 1: .one
            case 2: .two
            case 3: .upToFour
            case 4: .four
            case 5...7: .upToEight
            case 8: .eight
            case 9...15: .upToSixteen
            case 16: .sixteen
            case 17...31: .upToThirtyTwo
            case 32: .thirtyTwo
            case 33...63: .upToSixtyFour
            case 64: .sixtyFour
            case ..<Self.longBlock: .lines
            default: .long
            }
    }
}

/// What is done with blocks once it is known how one is moved.
protocol BlockKernel {
    func run<Mover: BlockMover>(moving mover: Mover)
}

extension BlockWidth {
    /// Runs the copy of `kernel` that was compiled for blocks of this width.
    @inline(__always)
    func run(_ kernel: some BlockKernel, block: Int) {
        switch self {
        case .one: kernel.run(moving: WholeWord<UInt8>())
        case .two: kernel.run(moving: WholeWord<UInt16>())
        case .upToFour: kernel.run(moving: OverlappingWords<UInt16>(block: block))
        case .four: kernel.run(moving: WholeWord<UInt32>())
        case .upToEight: kernel.run(moving: OverlappingWords<UInt32>(block: block))
        case .eight: kernel.run(moving: WholeWord<UInt64>())
        case .upToSixteen: kernel.run(moving: OverlappingWords<UInt64>(block: block))
        case .sixteen: kernel.run(moving: WholeWord<SIMD16<UInt8>>())
        case .upToThirtyTwo: kernel.run(moving: OverlappingWords<SIMD16<UInt8>>(block: block))
        case .thirtyTwo: kernel.run(moving: WholeWord<SIMD32<UInt8>>())
        case .upToSixtyFour: kernel.run(moving: OverlappingWords<SIMD32<UInt8>>(block: block))
        case .sixtyFour: kernel.run(moving: WholeWord<CacheLine>())
        case .lines: kernel.run(moving: LinesBlock(block: block))
        case .long: kernel.run(moving: LibraryBlock(block: block))
        }
    }
}
