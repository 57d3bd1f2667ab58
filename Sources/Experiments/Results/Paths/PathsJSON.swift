import Laws
import Planning
import Statistics
import TransferCore

/// The comparisons of paths for programs, `rdmark --paths` among them: `paths.json`. The manifest, and for each comparison its cells, crossover and verdict. Those of
/// the first comparison stand at the top as well.
public struct PathsJSON: Encodable, Sendable {
    private let schema = 1
    private let manifest: RunManifest
    /// Where it holds: the cluster's name, and the processor of rank 0's host.
    @NullEncoded private var cluster: String?
    @NullEncoded private var processor: String?
    @NullEncoded private var workload: String?
    @NullEncoded private var ranks: Int?
    private let comparisons: [Comparison]
    private let cells: [Cell]
    @NullEncoded private var crossover: Size?
    @NullEncoded private var reason: String?
    @NullEncoded private var verdict: String?

    /// The comparisons of a run on the cluster called `cluster`.
    public init(manifest: RunManifest, cluster: String?, comparisons: [PathComparison]) {
        self.manifest = manifest
        self.cluster = cluster
        processor = manifest.machine.cpuModel
        let identity = comparisons.first?.ratios.first?.baseline.result.identity
        (workload, ranks) = (identity?.workload, identity?.ranks)
        self.comparisons = comparisons.map(Comparison.init)
        let first = self.comparisons.first
        cells = first?.cells ?? []
        crossover = first?.crossover
        reason = first.map(\.reason) ?? "there are no two paths with figures"
        verdict = first?.verdict
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }

    private struct Comparison: Encodable, Sendable {
        let baseline: String
        let candidate: String
        let cells: [Cell]
        @NullEncoded var crossover: Size?
        /// Why there is no crossover.
        @NullEncoded var reason: String?
        @NullEncoded var lines: Lines?
        let verdict: String

        init(_ comparison: PathComparison) {
            baseline = comparison.baseline
            candidate = comparison.candidate
            cells = comparison.ratios.map { Cell($0, comparison) }
            verdict = comparison.verdict
            crossover = comparison.crossover.place.map {
                Size(sizeBytes: $0.size, lowBytes: $0.low, highBytes: $0.high)
            }
            reason = comparison.crossover.reason
            lines = comparison.lines.map(Lines.init)
        }
    }

    /// Both paths as a + S/B, and what law L37 makes of them.
    private struct Lines: Codable, Hashable, Sendable {
        struct Line: Codable, Hashable, Sendable {
            let transport: String
            let method: String
            let memory: String
            let setupNs: Double
            let bandwidthBytesPerS: Double

            init(_ path: PathLines.Path, _ stage: LinearStage) {
                transport = path.identity.transport
                method = path.identity.method.rawValue
                memory = path.identity.memory.rawValue
                setupNs = stage.setup.value
                bandwidthBytesPerS = stage.bandwidth.bytesPerNanosecond * 1e9
            }
        }

        let staged: Line
        let direct: Line
        /// Where the direct path is the faster.
        let directIsFaster: String
        @NullEncoded var crossingBytes: Double?
        let medianError: Double
        let smallestBytes: Int
        let largestBytes: Int

        init(_ lines: PathLines) {
            (smallestBytes, largestBytes) = (lines.sizes.lowerBound, lines.sizes.upperBound)
            staged = Line(lines.staged, lines.planner.staged)
            direct = Line(lines.direct, lines.planner.direct)
            medianError = lines.medianError
            switch lines.planner.verdict {
            case .always: directIsFaster = "always"
            case .never: directIsFaster = "never"
            case .below(let bytes): (directIsFaster, crossingBytes) = ("below", bytes)
            case .above(let bytes): (directIsFaster, crossingBytes) = ("above", bytes)
            }
        }
    }

    private struct Size: Codable, Hashable, Sendable {
        let sizeBytes: Double
        let lowBytes: Double
        let highBytes: Double
    }

    private struct Cell: Encodable, Sendable {
        let sizeBytes: Int
        let baseline: Side
        let candidate: Side
        @NullEncoded var ratio: Double?
        @NullEncoded var ratioLow: Double?
        @NullEncoded var ratioHigh: Double?
        /// What the interval was made from.
        @NullEncoded var ratioFrom: String?
        @NullEncoded var faster: String?
        @NullEncoded var reusesToPay: Double?
        @NullEncoded var reason: String?

        init(_ cell: PathRatio, _ comparison: PathComparison) {
            sizeBytes = cell.sizeBytes
            baseline = Side(cell.baseline)
            candidate = Side(cell.candidate)
            ratio = cell.ratio?.estimate
            ratioLow = cell.ratio?.low
            ratioHigh = cell.ratio?.high
            ratioFrom = cell.ratio?.kind.rawValue
            switch cell.ratio?.verdict {
            case .faster: faster = comparison.candidate
            case .slower: faster = comparison.baseline
            case .noDifferenceShown, nil: faster = nil
            }
            reusesToPay = cell.reusesToPay
            reason = cell.reason
        }
    }

    private struct Side: Encodable, Sendable {
        let transport: String
        let method: String
        let memory: String
        let status: String
        @NullEncoded var medianNs: Double?
        @NullEncoded var bandwidthBytesPerS: Double?
        @NullEncoded var stagedBytes: Int?
        @NullEncoded var cpuCopiedBytes: Int?
        @NullEncoded var wirePackets: Double?
        @NullEncoded var registrationColdNs: Double?
        @NullEncoded var cpuSPerGb: Double?
        @NullEncoded var stagingMemoryBytes: Int?
        @NullEncoded var coRun: CoRunJSON?

        init(_ side: PathMeasurement) {
            let result = side.result
            transport = result.identity.transport
            method = result.identity.method.rawValue
            memory = result.identity.memory.rawValue
            status = result.status.name
            medianNs = result.status.hasFigures ? result.summary?.median : nil
            bandwidthBytesPerS = result.status.hasFigures ? result.bandwidth : nil
            stagedBytes = result.evidence?.stagedBytes
            cpuCopiedBytes = result.evidence?.cpuCopiedBytes
            wirePackets = result.wirePackets
            registrationColdNs = side.registrationNanoseconds
            cpuSPerGb = result.status.hasFigures ? result.processorSecondsPerGigabyte : nil
            stagingMemoryBytes = result.stagingMemoryBytes
            coRun = result.status.hasFigures ? result.coRun.map(CoRunJSON.init) : nil
        }
    }
}
