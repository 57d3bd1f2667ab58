internal import DeviceModel
internal import HostMemory
internal import Planning
internal import Ranks
internal import TransferCore

/// Memory that an exchange packs into and unpacks from, and the copies that do it.
struct Bounce {
    /// Copies of the kind of memory that they work on.
    enum Copies {
        case none
        case host(HostCopies)
        case device(DeviceCopies)

        var isEmpty: Bool { if case .none = self { true } else { false } }

        @inline(__always)
        func run() {
            switch self {
            case .none: break
            case .host(let copies): copies.run()
            case .device(let copies): copies.run()
            }
        }
    }

    /// Nothing where nothing is packed.
    let memory: VerbsMemory?
    let places: BouncePlaces
    let packing: Copies
    let unpacking: Copies
    let packedBytes: Int
    let unpackedBytes: Int

    /// - Parameter allocate: makes memory of the region's kind.
    init(
        _ agreement: PlanAgreement, region: VerbsMemory, where isPacked: (PlanAgreement.Transfer) -> Bool,
        allocate: (ByteCount) throws(TransferError) -> VerbsMemory
    ) throws(TransferError) {
        places = BouncePlaces(agreement, where: isPacked)
        var packing: [StridedCopy] = []
        var unpacking: [StridedCopy] = []
        for (transfer, place) in zip(agreement.sends, places.sends) {
            guard let place else { continue }
            packing += try StridedPlanner.stridedCopies(
                from: transfer.source, to: Layout.buffer(at: place, byteCount: transfer.source.byteCount))
        }
        for (transfer, place) in zip(agreement.receives, places.receives) {
            guard let place else { continue }
            unpacking += try StridedPlanner.stridedCopies(
                from: Layout.buffer(at: place, byteCount: transfer.destination.byteCount), to: transfer.destination)
        }
        let memory = places.size > 0 ? try allocate(ByteCount(places.size)) : nil
        self.packing = Self.copies(packing, from: region, to: memory)
        self.unpacking = memory.map { Self.copies(unpacking, from: $0, to: region) } ?? .none
        packedBytes = packing.reduce(0) { $0 + $1.byteCount }
        unpackedBytes = unpacking.reduce(0) { $0 + $1.byteCount }
        self.memory = memory
    }

    private static func copies(_ copies: [StridedCopy], from source: VerbsMemory, to destination: VerbsMemory?)
        -> Copies
    {
        guard let destination, !copies.isEmpty else { return .none }
        return switch source.kind {
        case .host: .host(HostCopies(from: source.host, [(copies, destination.host)]))
        case .device:
            .device(DeviceCopies(from: source.device, to: destination.device, copies.map { BoundedCopy($0) }))
        }
    }
}
