import Statistics
import TransferCore

/// A model of a machine from half of its measured cells, held against the other half.
public struct MachineFit: Sendable {
    /// Why there is no model.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// In one line, with what would help.
        public let description: String
    }

    /// Whose cells they are.
    public let transport: String
    /// Cells that the figures were fitted to.
    public let fitted: Int
    /// Cells that were kept out.
    public let keptOut: Int
    /// How far the figures lie from the cells that they were fitted to, in the median, as a part of them.
    public let medianResidual: Double
    /// How far the simulation by these figures lies from the cells that were kept out, in the median, as a part of them.
    public let medianErrorOfKeptOut: Double
    /// The same of the cell where it is farthest.
    public let worstErrorOfKeptOut: Double

    let model: MachineModel
    /// What registering memory costs, where the cells tell.
    let registration: RegistrationFit?
    let runs: [StoredRun]

    /// From this share on the figures say too little of the cells: the machine is not made of such costs.
    public static let largestResidual = 0.25

    /// Fits the costs of a transport to every other one of its cells.
    ///
    /// - Parameters:
    ///   - runs: whose cells of `latency`, `bandwidth` and `map` are used.
    ///   - transport: whose; nothing where the runs have one.
    /// - Throws: where there are several transports or too few cells, or where the figures do not fit.
    public init(_ runs: [StoredRun], transport: String?) throws(Refusal) {
        let cells = runs.flatMap(\.cells)
        var transports: [String] = []
        for name in cells.map(\.identity.transport) where !transports.contains(name) { transports.append(name) }
        if let transport, !transports.contains(transport) {
            throw Refusal(
                description:
                    "no cell was measured over \(transport); the runs have \(transports.joined(separator: ", "))")
        }
        guard let chosen = transport ?? transports.first, transport != nil || transports.count == 1 else {
            throw Refusal(
                description: transports.isEmpty
                    ? "the runs have no cell"
                    : "the runs have several transports, \(transports.joined(separator: ", ")); name one with --transport"
            )
        }
        let own = cells.filter { $0.identity.transport == chosen }
        let memories = Set(own.filter { FitCell($0) != nil }.map(\.identity.memory.rawValue)).sorted()
        guard memories.count <= 1 else {
            throw Refusal(
                description: "\(chosen) was measured on \(memories.joined(separator: " and ")) memory, which cost "
                    + "differently; give runs on one of them")
        }
        let known = own.compactMap(FitCell.init).sorted { $0.place < $1.place }
        // What was measured in several runs lies in one half: the other half would know it already.
        var places: [FitCell.Place] = []
        for place in known.map(\.place) where place != places.last { places.append(place) }
        let keptOutPlaces = Set(places.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
        let halves = [false, true].map { isKeptOut in
            known.filter { keptOutPlaces.contains($0.place) == isKeptOut }
        }
        guard !halves[1].isEmpty, let model = MachineModel(halves[0]) else {
            throw Refusal(
                description: "\(known.count) cells of latency, bandwidth and map between two ranks are too few to fit "
                    + "the figures to, those left out of which the method is datatype or auto's choice; measure more "
                    + "sizes, or rdmark map")
        }
        guard model.medianResidual <= Self.largestResidual else {
            throw Refusal(
                description:
                    "the figures lie \(Magnitude.digits(100 * model.medianResidual)) % from the cells that they "
                    + "were fitted to, in the median, and more than "
                    + "\(Magnitude.digits(100 * Self.largestResidual)) % says nothing; narrow the range of sizes, or "
                    + "measure on a quieter machine")
        }
        let errors = halves[1].map { abs(model.simulate($0) - $0.nanoseconds) / $0.nanoseconds }.sorted()
        self.transport = chosen
        (fitted, keptOut) = (halves[0].count, halves[1].count)
        medianResidual = model.medianResidual
        medianErrorOfKeptOut = Quantile.median.estimate(sorted: errors)
        worstErrorOfKeptOut = errors[errors.count - 1]
        self.model = model
        registration = RegistrationFit(own.filter { $0.identity.memory.rawValue == memories.first })
        self.runs = runs
    }

    /// The fit in words.
    public var verdict: String {
        "\(transport): figures fitted to \(fitted) cells, from which they lie \(Self.percent(medianResidual)) in the median; "
            + "simulating the \(keptOut) cells that were kept out misses them by \(Self.percent(medianErrorOfKeptOut)) in "
            + "the median and by \(Self.percent(worstErrorOfKeptOut)) at the worst"
    }

    private static func percent(_ share: Double) -> String { "\(Magnitude.digits(100 * share)) %" }
}
