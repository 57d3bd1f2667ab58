import DeviceSimulation
import Statistics
import TransferCore

/// What a machine's transfers are made of, as it was fitted; and a simulation of transfers by these figures.
struct MachineModel: Sendable {
    /// The figures in the order of a cell's variables. Where a figure is a bandwidth, what was fitted is its inverse.
    static let figures: [(name: String, isBandwidth: Bool)] = [
        ("setup", false), ("request_overhead", false), ("descriptor_overhead", false), ("link_bandwidth", true),
        ("copy_bandwidth", true), ("pack_piece", false),
    ]

    /// One for each figure, in nanoseconds: of one, or of one byte. Nothing where no cell asks for it.
    let costs: [Estimated?]
    /// How far the fit lies from the cells that it was made from, in the median, as a part of them.
    let medianResidual: Double

    /// The costs that lie nearest to `cells`, or nothing where these are too few to tell them apart.
    init?(_ cells: [FitCell]) {
        let asked = Self.figures.indices.filter { index in cells.contains { $0.variables[index] != 0 } }
        let rows = cells.map { cell in FitRow(asked.map { cell.variables[$0] }, y: cell.nanoseconds) }
        guard let fit = NonNegativeFit(rows) else { return nil }
        var costs = [Estimated?](repeating: nil, count: Self.figures.count)
        for (place, index) in asked.enumerated() { costs[index] = fit.coefficients[place] }
        self.costs = costs
        medianResidual = fit.medianError
    }

    /// How long a cell takes in virtual time: packed piece by piece, sent request by request, unpacked piece by piece.
    func simulate(_ cell: FitCell) -> Double {
        let sending = DescriptorEngine.Timing(
            setup: time(0), processing: time(2), rate: rate(3), firstIsFree: true)
        var following = sending
        following.setup = time(1)
        let packing = DescriptorEngine.Timing(processing: time(5), rate: rate(4))
        func piece(_ bytes: Int) -> SegmentDescriptor { SegmentDescriptor(source: 0, destination: 0, byteCount: bytes) }
        let pieces = repeatElement(piece(cell.pieceBytes), count: cell.pieces)
        var now = Picoseconds.zero
        for message in 0..<cell.messages {
            if cell.isPacked { now = DescriptorEngine(timing: packing).run(pieces, from: now).end }
            let requests = cell.method == .fragment ? cell.pieces : 1
            for request in 0..<requests {
                let engine = DescriptorEngine(timing: message + request == 0 ? sending : following)
                if cell.isPacked {
                    now = engine.run([piece(cell.pieceBytes * cell.pieces)], from: now).end
                } else {
                    now = engine.run(pieces.prefix(cell.method == .fragment ? 1 : cell.pieces), from: now).end
                }
            }
            if cell.isPacked { now = DescriptorEngine(timing: packing).run(pieces, from: now).end }
        }
        return now.nanoseconds
    }

    private func time(_ index: Int) -> Picoseconds { Picoseconds(nanoseconds: costs[index]?.value ?? 0) }

    /// A byte that takes no time takes a femtosecond.
    private func rate(_ index: Int) -> DataRate {
        DataRate(femtosecondsPerByte: max(1, Int64(((costs[index]?.value ?? 0) * 1_000_000).rounded())))
    }
}
