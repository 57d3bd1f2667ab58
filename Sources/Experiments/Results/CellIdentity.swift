public import TransferCore

/// The independent variables of a cell: what was run, as opposed to what came out.
public struct CellIdentity: Hashable, Sendable {
    /// The workload: `halo`, `transpose`, `stream`, `latency`, `bandwidth`.
    public let workload: String
    /// The transport by the name given on the command line.
    public let transport: String
    /// How non-contiguous transfers cross.
    public let method: Method
    /// Where the bytes live.
    public let memory: MemoryKind
    /// How many ranks take part.
    public let ranks: Int
    /// Bytes: of one message for latency, bandwidth and stream; of one iteration over all ranks for halo and transpose.
    public let sizeBytes: Int
    /// The shortest contiguous piece, in bytes.
    public let blockBytes: Int
    /// Contiguous pieces of one iteration on the sending side, over all ranks.
    public let blocks: Int
    /// Everything else that was chosen: `key=value`, joined by `;`.
    public let options: String

    /// A cell; see the properties.
    public init(
        workload: String, transport: String, method: Method, memory: MemoryKind, ranks: Int,
        sizeBytes: Int, blockBytes: Int, blocks: Int, options: String
    ) {
        self.workload = workload
        self.transport = transport
        self.method = method
        self.memory = memory
        self.ranks = ranks
        self.sizeBytes = sizeBytes
        self.blockBytes = blockBytes
        self.blocks = blocks
        self.options = options
    }

    /// What cells that stand under one heading in a table share.
    var heading: String {
        let choices = options.split(separator: ";").joined(separator: " ")
        return "\(workload), \(ranks) \(ranks == 1 ? "rank" : "ranks")" + (choices.isEmpty ? "" : ": \(choices)")
    }

    /// 16 hexadecimal digits that name the cell in `samples.csv` and `summary.csv`, the same in every run.
    ///
    /// The 64-bit FNV-1a hash of the properties in order, each ended by a zero byte.
    public var key: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let numbers = [ranks, sizeBytes, blockBytes, blocks].map(String.init)
        for property in [workload, transport, method.rawValue, memory.rawValue] + numbers + [options] {
            for byte in Array(property.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension CellIdentity {
    /// What was chosen of `name` among the options; nothing where it is not one of them.
    func option(_ name: String) -> String? {
        options.split(separator: ";").first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}
