import Testing
import TransferCore

@Suite struct CompositeLayoutTests {
    private func random(using generator: inout SeededGenerator) throws -> CompositeLayout {
        var parts: [Layout] = []
        for _ in 0..<Int.random(in: 1...4, using: &generator) { parts.append(try .random(using: &generator)) }
        return try CompositeLayout(parts)
    }

    private func bytes(of layout: CompositeLayout) -> [Int] { layout.parts.flatMap(\.wireBytes) }

    @Test func whatItSaysOfItselfIsThatOfItsBytes() throws {
        var generator = SeededGenerator(seed: 21)
        var (contiguous, interleaved) = (0, 0)
        for _ in 0..<2_000 {
            let layout = try random(using: &generator)
            let bytes = bytes(of: layout)
            #expect(layout.byteCount == bytes.count)
            #expect(layout.bounds == (bytes.min() ?? 0)..<(bytes.max() ?? 0) + 1)
            #expect(layout.isContiguous == bytes.elementsEqual(bytes[0]..<bytes[0] + bytes.count), "\(layout)")
            #expect(self.bytes(of: layout.normalized) == bytes, "\(layout)")
            #expect(try self.bytes(of: layout.shifted(by: 5)) == bytes.map { $0 + 5 })
            contiguous += layout.isContiguous ? 1 : 0
            guard layout.parts.allSatisfy(\.isFreeOfOverlap) else { continue }
            let isFree = Set(bytes).count == bytes.count
            #expect(layout.isFreeOfOverlap == isFree, "\(layout)")
            interleaved += isFree && layout.parts.count > 1 ? 1 : 0
        }
        #expect(contiguous > 20 && interleaved > 20, "the generator makes all kinds")
    }

    @Test func neighboursBecomeOnePart() throws {
        let layout = try CompositeLayout([
            .buffer(at: 8, byteCount: 4), Layout(offset: 12, block: 2, dimensions: [.init(count: 3, stride: 2)]),
            .buffer(at: 18, byteCount: 1), .buffer(at: 3, byteCount: 5),
        ])
        #expect(
            try layout.normalized == CompositeLayout([.buffer(at: 8, byteCount: 11), .buffer(at: 3, byteCount: 5)]))
        #expect(!layout.isContiguous)
        #expect(layout.description == "4 parts: 4 B at 8; 2 B at 12, 3 x 2 B; …")
    }

    @Test func oneLayoutIsItself() throws {
        let layout = try Layout(offset: 7, block: 3, dimensions: [.init(count: 2, stride: 9)])
        #expect(CompositeLayout(layout).parts == [layout])
        #expect("\(CompositeLayout(layout))" == "\(layout)")
    }

    @Test func whatIsNoLayoutIsRefused() throws {
        func refusal(_ body: () throws -> CompositeLayout) -> TransferError? {
            #expect(throws: TransferError.self) { _ = try body() }
        }
        #expect(refusal { try CompositeLayout([]) }?.cause == "it has none")
        let huge = try Layout(offset: 0, block: 1 << 40, dimensions: [.init(count: 1 << 22, stride: 1)])
        #expect(refusal { try CompositeLayout([huge, huge]) }?.cause == "its bytes do not fit 63 bits")
        #expect(refusal { try CompositeLayout(huge).shifted(by: -1) }?.code == .invalidLayout)
    }
}
