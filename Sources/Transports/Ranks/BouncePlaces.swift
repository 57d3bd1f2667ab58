internal import TransferCore

/// Where each transfer lies in a rank's bounce memory; nothing for one that is contiguous or not packed at all.
public struct BouncePlaces {
    /// Offset of each transfer that this rank sends.
    public let sends: [Int?]
    /// Offset of each transfer that this rank receives.
    public let receives: [Int?]
    /// Bytes of bounce memory.
    public let size: Int

    private static let alignment = 4096

    /// Places for the transfers of `agreement` that `isPacked` says are packed.
    public init(_ agreement: PlanAgreement, where isPacked: (PlanAgreement.Transfer) -> Bool) {
        var end = 0
        func place(_ transfer: PlanAgreement.Transfer, _ layout: CompositeLayout) -> Int? {
            guard isPacked(transfer), !layout.isContiguous else { return nil }
            defer { end += (layout.byteCount + Self.alignment - 1) / Self.alignment * Self.alignment }
            return end
        }
        sends = agreement.sends.map { place($0, $0.source) }
        receives = agreement.receives.map { place($0, $0.destination) }
        size = end
    }
}
