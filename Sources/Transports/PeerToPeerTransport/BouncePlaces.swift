internal import Ranks
internal import TransferCore

/// Where each transfer lies in the bounce memory; nothing for one that is contiguous or not packed at all.
struct BouncePlaces {
    let sends: [Int?]
    let receives: [Int?]
    /// Bytes of bounce memory.
    let size: Int

    private static let alignment = 4096

    init(_ agreement: PlanAgreement, isPacking: Bool) {
        var end = 0
        func place(_ layout: Layout) -> Int? {
            guard isPacking, !layout.isContiguous else { return nil }
            defer { end += (layout.byteCount + Self.alignment - 1) / Self.alignment * Self.alignment }
            return end
        }
        sends = agreement.sends.map { place($0.source) }
        receives = agreement.receives.map { place($0.destination) }
        size = end
    }
}
