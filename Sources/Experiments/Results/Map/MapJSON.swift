import Statistics
import TransferCore

/// Maps of methods for programs, `rdmark --map` among them: `map.json`.
public struct MapJSON: Encodable, Sendable {
    private let schema = 2
    private let manifest: RunManifest
    /// Where it holds: the cluster's name, and the processor of rank 0's host.
    @NullEncoded private var cluster: String?
    @NullEncoded private var processor: String?
    private let maps: [Map]

    /// The maps of a run on the cluster called `cluster`.
    public init(manifest: RunManifest, cluster: String?, maps: [MethodMap]) {
        self.manifest = manifest
        self.cluster = cluster
        processor = manifest.machine.cpuModel
        self.maps = maps.map(Map.init)
    }

    /// The text, with sorted keys.
    public var text: String { jsonText(self) }

    private struct Map: Encodable, Sendable {
        let transport: String
        let memory: String
        let ranks: Int
        let costs: [Cost]
        let cells: [Cell]
        @NullEncoded var regret: Regret?
        @NullEncoded var regretWithoutMap: Regret?
        let verdict: String

        init(_ map: MethodMap) {
            transport = map.transport
            memory = map.memory.rawValue
            ranks = map.ranks
            costs = map.costs.map(Cost.init)
            cells = map.cells.map(Cell.init)
            regret = map.regret.map(Regret.init)
            regretWithoutMap = map.regretWithoutMap.map(Regret.init)
            verdict = map.verdict
        }
    }

    private struct Regret: Codable, Hashable, Sendable {
        let median: Double
        let worst: Double
        let worstShown: Double

        init(_ regret: MethodMap.Regret) {
            (median, worst, worstShown) = (regret.median, regret.worst, regret.worstShown)
        }
    }

    private struct Cost: Encodable, Sendable {
        let method: String
        let steps: [Step]
        let medianError: Double

        init(_ cost: CostEstimate) {
            method = cost.method.rawValue
            steps = cost.steps.map(Step.init)
            medianError = cost.medianError
        }
    }

    private struct Step: Encodable, Sendable {
        @NullEncoded var upToBytes: Int?
        @NullEncoded var upToLowBytes: Int?
        @NullEncoded var upToHighBytes: Int?
        let setupNs: Double
        let setupMarginNs: Double
        let pieceNs: Double
        let pieceMarginNs: Double
        let byteNs: Double
        let byteMarginNs: Double
        let coveredBytes: Int

        init(_ step: CostEstimate.Step) {
            (setupNs, setupMarginNs) = (step.setup.value, step.setup.margin)
            (pieceNs, pieceMarginNs) = (step.piece.value, step.piece.margin)
            (byteNs, byteMarginNs) = (step.byte.value, step.byte.margin)
            coveredBytes = step.coveredBytes
            upToBytes = step.upToBytes
            upToLowBytes = step.upToInterval?.lowerBound
            upToHighBytes = step.upToInterval?.upperBound
        }
    }

    private struct Cell: Encodable, Sendable {
        let fragmentBytes: Int
        let count: Int
        let strideBytes: Int
        let winner: String
        let isShown: Bool
        @NullEncoded var margin: Double?
        @NullEncoded var marginLow: Double?
        @NullEncoded var marginHigh: Double?
        @NullEncoded var choice: String?
        @NullEncoded var regret: Double?
        @NullEncoded var automaticNs: Double?
        let timings: [Timing]

        init(_ cell: MethodMap.Cell) {
            fragmentBytes = cell.fragmentBytes
            count = cell.count
            strideBytes = cell.strideBytes
            winner = cell.winner.rawValue
            isShown = cell.isShown
            margin = cell.margin
            marginLow = cell.marginInterval?.low
            marginHigh = cell.marginInterval?.high
            choice = cell.choice?.rawValue
            regret = cell.regret
            automaticNs = cell.automatic?.median
            timings = cell.timings.map(Timing.init)
        }
    }

    private struct Timing: Encodable, Sendable {
        let method: String
        let medianNs: Double
        @NullEncoded var lowNs: Double?
        @NullEncoded var highNs: Double?

        init(_ timing: MethodMap.Timing) {
            method = timing.method.rawValue
            medianNs = timing.median
            lowNs = timing.interval?.low
            highNs = timing.interval?.high
        }
    }
}
