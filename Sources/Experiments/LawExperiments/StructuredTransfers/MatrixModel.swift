import DeviceSimulation
import Laws
import TransferCore

/// A matrix in memory that a strided engine transposes.
struct MatrixModel {
    struct Run {
        let report: StridedEngine.Report
        let isTransposed: Bool
    }

    private let law: StridedTranspose
    private let source: PlainMemory
    private let engine: StridedEngine

    init(_ law: StridedTranspose) {
        self.law = law
        source = PlainMemory(patterned: law.rows * law.columns * law.element, seed: 0)
        engine = StridedEngine(
            overhead: Picoseconds(law.overhead),
            data: .bursts(of: law.burst, each: Picoseconds(law.burstTime)))
    }

    /// By one descriptor for every `together` columns: rows of them are read, and their elements spread over as many rows.
    func strided(together: Int) -> Run {
        run(
            (0..<law.columns / together).lazy.map { [law] band in
                StridedCopy(
                    sourceOffset: band * together * law.element,
                    destinationOffset: band * together * law.rows * law.element, block: law.element,
                    inner: .init(
                        count: together, sourceStride: law.element, destinationStride: law.rows * law.element),
                    middle: .init(
                        count: law.rows, sourceStride: law.columns * law.element, destinationStride: law.element))
            })
    }

    /// By a descriptor for every element, column by column.
    func plain() -> Run {
        run(
            (0..<law.rows * law.columns).lazy.map { [law] index in
                let (column, row) = index.quotientAndRemainder(dividingBy: law.rows)
                return StridedCopy(
                    sourceOffset: (row * law.columns + column) * law.element, destinationOffset: index * law.element,
                    block: law.element)
            })
    }

    private func run(_ descriptors: some Sequence<StridedCopy>) -> Run {
        var destination = PlainMemory(zeros: source.count)
        let report = engine.run(descriptors, from: source, to: &destination)
        return Run(report: report, isTransposed: isTransposed(destination))
    }

    private func isTransposed(_ destination: PlainMemory) -> Bool {
        (0..<law.rows).allSatisfy { row in
            (0..<law.columns).allSatisfy { column in
                let from = (row * law.columns + column) * law.element
                return destination.holds(
                    from..<from + law.element, of: source, at: (column * law.rows + row) * law.element)
            }
        }
    }
}
