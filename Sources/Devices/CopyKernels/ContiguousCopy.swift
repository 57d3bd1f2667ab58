/// One block and no loop.
struct ContiguousCopy: BlockKernel {
    let source: UnsafeRawPointer
    let destination: UnsafeMutableRawPointer

    @inline(__always)
    func run<Mover: BlockMover>(moving mover: Mover) {
        mover.move(from: source, to: destination)
    }
}
