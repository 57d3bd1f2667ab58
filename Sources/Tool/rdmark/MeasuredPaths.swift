import CommandLineKit
import Laws
import Planning
import TransferCore

/// A staged and a direct path as they were measured: transport `auto` is one of them.
struct MeasuredPaths {
    /// A path that `auto` can be.
    struct Path {
        /// The name of its transport.
        let transport: String
        /// The method that its figures were measured by.
        let method: Method
    }

    /// The memory that both moved.
    let memory: MemoryKind
    private let sizes: ClosedRange<Int>
    private let staged: Path
    private let direct: Path
    private let planner: PathPlanner

    /// The paths of a file.
    init(_ file: PathLinesFile) {
        (memory, sizes) = (file.memory, file.sizes)
        staged = Path(transport: file.staged.transport, method: file.staged.method)
        direct = Path(transport: file.direct.transport, method: file.direct.method)
        planner = PathPlanner(staged: LinearStage(file.staged), direct: LinearStage(file.direct))
    }

    /// The faster path for a size as its workload counts it, in bytes, by law L37; beyond the sizes that were measured it is
    /// that for the nearest of them.
    func path(for bytes: Int) -> Path {
        planner.path(for: min(max(bytes, sizes.lowerBound), sizes.upperBound)) == .staged ? staged : direct
    }
}

extension LinearStage {
    fileprivate init(_ line: PathLinesFile.Line) {
        self.init(
            setup: Nanoseconds(line.setupNanoseconds),
            bandwidth: Bandwidth(bytesPerNanosecond: line.bytesPerSecond / 1e9))
    }
}
