internal import Planning
internal import Ranks
internal import TransferCore

/// How a transfer crosses: decided by both ends alike, from what both know.
struct Way: Hashable {
    let method: Method
    let operation: Operation
    /// Whether it lands in the receiver's bounce memory, where nobody minds it coming before the iteration has started.
    let landsEarly: Bool
}

/// Decides how transfers cross, and cuts them into requests.
struct WayPlanner {
    let method: Method
    let operation: Operation?
    let limits: RequestLimits
    /// The longest gap that travels, in bytes.
    let gap: Int
    /// What the methods were measured to cost, the same on every rank; nothing where nobody has measured.
    var measured: MethodCosts?

    /// How `transfer` crosses.
    ///
    /// - Throws: `.unsupported` where the method cannot do without another operation.
    func way(of transfer: PlanAgreement.Transfer) throws(TransferError) -> Way {
        let (source, destination) = (transfer.source, transfer.destination)
        if method == .coalesce, operation == .write {
            throw TransferError(
                .unsupported, during: "planning a transfer", peer: transfer.peer,
                cause:
                    "a write has one place at its destination, and none for the gaps that method coalesce sends along",
                advice: "use --operation send or read")
        }
        let choice: MethodPlanner.Choice =
            method == .auto
            ? try MethodPlanner.choice(
                from: source, to: destination, operation: operation, limits: limits, gap: gap, figures: .assumed,
                measured: measured)
            : MethodPlanner.Choice(
                method: method,
                operation: operation
                    ?? MethodPlanner.operation(of: method, from: source, to: destination, limits: limits))
        return Way(
            method: choice.method, operation: choice.operation,
            landsEarly: choice.method == .pack && choice.operation != .read && !destination.isContiguous)
    }

    /// The requests of a transfer whose packed ends lie in bounce memory at `sourcePlace` and `destinationPlace`.
    func requests(
        of transfer: PlanAgreement.Transfer, _ way: Way, sourcePlace: Int?, destinationPlace: Int?
    ) throws(TransferError) -> [WorkRequest] {
        func layout(_ own: CompositeLayout, _ place: Int?) throws(TransferError) -> CompositeLayout {
            guard let place else { return own }
            return CompositeLayout(try Layout.buffer(at: place, byteCount: own.byteCount))
        }
        return try SegmentPlanner.requests(
            from: layout(transfer.source, sourcePlace), to: layout(transfer.destination, destinationPlace),
            // What is packed is contiguous by now.
            method: way.method == .pack ? .gather : way.method, operation: way.operation, limits: limits, gap: gap)
    }
}
