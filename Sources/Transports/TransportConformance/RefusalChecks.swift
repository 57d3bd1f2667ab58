internal import Ranks
internal import TransferCore

extension ConformanceSuite {
    /// Rule 5, memory: kinds that are advertised can be had, the others are refused.
    var memoryChecks: [Check] {
        MemoryKind.allCases.map { kind in
            transport.capabilities.memoryKinds.contains(kind)
                ? Check(name: "\(kind.rawValue) memory can be had, is zeroed and keeps what is written") {
                    () throws(TransferError) in try useMemory(kind)
                }
                : Check(name: "\(kind.rawValue) memory is refused") { () throws(TransferError) in
                    try expectRefusal(.unsupported) { () throws(TransferError) in
                        _ = try transport.allocate(ByteCount(64), in: kind)
                    }
                }
        }
    }

    /// Rule 5, methods: what is not advertised is refused; what is, all other checks use.
    var methodChecks: [Check] {
        let offered = transport.capabilities.methods
        return Method.allCases.filter { !offered.contains($0) }.map { method in
            Check(name: "method \(method.rawValue) is refused") { () throws(TransferError) in
                for kind in transport.capabilities.memoryKinds {
                    let memory = try onEachRank { () throws(TransferError) in
                        try transport.allocate(ByteCount(64), in: kind)
                    }
                    try expectRefusal(.unsupported) { () throws(TransferError) in
                        _ = try transport.prepare(ExchangePlan(sends: [], receives: []), method: method, in: memory)
                    }
                }
            }
        }
    }

    /// Runs what has to be refused on every rank. Collective, as far as `body` is.
    func expectRefusal(
        _ code: TransferError.Code, _ body: () throws(TransferError) -> Void
    ) throws(TransferError) {
        var thrown: TransferError?
        do throws(TransferError) { try body() } catch {
            if error.endsTheRun { throw error }
            thrown = error
        }
        try onEachRank { () throws(TransferError) in
            guard let thrown else { throw .broken("it was not refused") }
            guard thrown.code == code else { throw .broken("it was refused for another reason: \(thrown)") }
            guard !thrown.cause.isEmpty else { throw .broken("it was refused without a reason") }
        }
    }

    private func useMemory(_ kind: MemoryKind) throws(TransferError) {
        try onEachRank { () throws(TransferError) in
            let size = 10_001
            let memory = try transport.allocate(ByteCount(size), in: kind)
            guard memory.size.bytes == size, memory.kind == kind else {
                throw .broken("\(size) bytes of \(kind) were asked for, \(memory.size) of \(memory.kind) came")
            }
            var found = [UInt8](repeating: 1, count: size)
            func read() {
                var span = found.mutableSpan
                var bytes = span.mutableBytes
                memory.read(into: &bytes, at: 0)
            }
            read()
            guard found.allSatisfy({ $0 == 0 }) else { throw .broken("fresh memory is not zeroed") }

            let written = Pattern(seed: seed).bytes(rank: ranks.rank, iteration: 0, count: size - 7)
            memory.write(written.span.bytes, at: 5)
            read()
            guard found[5..<size - 2].elementsEqual(written), found[0..<5].allSatisfy({ $0 == 0 }),
                found[(size - 2)...].allSatisfy({ $0 == 0 })
            else { throw .broken("what was written does not read back") }

            var kernel = Increment()
            memory.run(&kernel)
            let incremented = found.map { $0 &+ 1 }
            read()
            guard found == incremented else { throw .broken("a kernel does not see or change the region's bytes") }
        }
    }
}

/// Adds one to each byte.
private struct Increment: MemoryKernel {
    mutating func compute(on bytes: inout MutableRawSpan) {
        bytes.withUnsafeMutableBytes { bytes in
            for index in bytes.indices { bytes[index] &+= 1 }
        }
    }
}
