import HostSystem

/// Where things lie in a device's control segment, its "registers": all that peers share with it besides memory.
///
///     line 0                  parking spot of its engine
///     line 1                  how many window entries have ever been used
///     one line per rank       in-flight mark: odd while that rank's engine is inside a batch
///     one line per window     the IOMMU's table
///     one line per flag       the flags
struct ControlLayout: Hashable, Sendable, BitwiseCopyable {
    let ranks: Int
    let windows: Int
    let flags: Int

    private static let linesBeforeMarks = 2

    var size: Int { line(Self.linesBeforeMarks + ranks + windows + flags) }

    func parking(in base: UnsafeMutableRawPointer) -> ParkingSpot { ParkingSpot(at: base) }

    func mark(of rank: Int, in base: UnsafeMutableRawPointer) -> SharedFlag {
        precondition((0..<ranks).contains(rank), "there is no rank \(rank)")
        return SharedFlag(at: base + line(Self.linesBeforeMarks + rank))
    }

    func windowTable(in base: UnsafeMutableRawPointer) -> WindowTable {
        WindowTable(
            entries: base + line(Self.linesBeforeMarks + ranks), capacity: windows, used: SharedFlag(at: base + line(1))
        )
    }

    func flagLines(in base: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        base + line(Self.linesBeforeMarks + ranks + windows)
    }

    private func line(_ index: Int) -> Int { index * SharedFlag.lineSize }
}
