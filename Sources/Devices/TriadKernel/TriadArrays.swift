internal import HostSystem

/// Three arrays of 8-byte numbers, and the kernel over them: `a[i] = b[i] + s * c[i]`.
///
/// The triad of McCalpin's STREAM: two numbers are read and one is written for two operations, so that memory and not the
/// processor decides how fast it goes.
struct TriadArrays: @unchecked Sendable {
    private let buffer: HostBuffer
    private let a: UnsafeMutablePointer<Double>
    private let b: UnsafeMutablePointer<Double>
    private let c: UnsafeMutablePointer<Double>
    /// Strips in an array.
    let strips: Int

    /// Numbers of each array in a strip, the part between two looks at what is to be done: some tens of microseconds.
    static let stripLength = 8192
    /// Bytes that a strip reads and writes; what the cache fetches before it is written over is not counted, as in STREAM.
    static let bytesPerStrip = 3 * stripLength * MemoryLayout<Double>.stride

    private static let (ofB, ofC, scale) = (1.0, 2.0, 3.0)

    /// Arrays of `arrayBytes` each, rounded up to whole strips, every page present.
    ///
    /// - Throws: `SystemError` where there is not enough memory.
    init(arrayBytes: Int) throws(SystemError) {
        strips = max(1, (3 * arrayBytes + Self.bytesPerStrip - 1) / Self.bytesPerStrip)
        let length = strips * Self.stripLength
        buffer = try HostBuffer(size: strips * Self.bytesPerStrip)
        a = buffer.base.bindMemory(to: Double.self, capacity: 3 * length)
        b = a + length
        c = b + length
        b.update(repeating: Self.ofB, count: length)
        c.update(repeating: Self.ofC, count: length)
    }

    /// Bytes of the three arrays together.
    var size: Int { buffer.size }

    /// The kernel over one strip of `0..<strips`.
    @inline(never)
    func sweep(_ strip: Int) {
        let first = strip * Self.stripLength
        let (a, b, c) = (a + first, b + first, c + first)
        for index in 0..<Self.stripLength { a[index] = b[index] + Self.scale * c[index] }
    }

    /// How many strips hold what the kernel makes of them.
    var sweptStrips: Int {
        (0..<strips).count { strip in
            (0..<Self.stripLength).allSatisfy {
                a[strip * Self.stripLength + $0] == Self.ofB + Self.scale * Self.ofC
            }
        }
    }
}
