import Testing
import TransferCore

@Suite struct LayoutTests {
    @Test func countsBoundsAndBlocksAreThoseOfTheByteList() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<600 {
            let layout = try Layout.random(using: &generator)
            let bytes = layout.wireBytes
            #expect(layout.byteCount == bytes.count)
            #expect(layout.blockCount * layout.block == bytes.count)
            #expect(layout.bounds.lowerBound == bytes.min())
            #expect(layout.bounds.upperBound - 1 == bytes.max())
            #expect(layout.isContiguous == (bytes == Array(bytes[0]..<bytes[0] + bytes.count)))
            var walked: [Int] = []
            layout.forEachBlock { walked += $0..<$0 + layout.block }
            #expect(walked == bytes, "\(layout)")
        }
    }

    @Test func normalizedNamesTheSameBytesWithTheFewestDimensions() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let layout = try Layout.random(using: &generator)
            let normalized = layout.normalized
            #expect(normalized.wireBytes == layout.wireBytes, "\(layout)")
            #expect(normalized.normalized == normalized, "\(layout)")
            #expect(normalized.block >= layout.block)
            #expect(try normalized.dimensions.count == fewestDimensions(layout), "\(layout) became \(normalized)")
        }
    }

    @Test func freedomFromOverlapIsNeverClaimedWrongly() throws {
        var generator = SeededGenerator(seed: 3)
        var free = 0
        for _ in 0..<1000 {
            let layout = try Layout.random(using: &generator)
            let bytes = layout.wireBytes
            let isFree = Set(bytes).count == bytes.count
            if layout.isFreeOfOverlap { #expect(isFree, "\(layout)") }
            free += isFree ? 1 : 0
        }
        #expect(free > 100, "the generator makes both kinds")
    }

    @Test func freedomFromOverlapIsSeenInEveryNestWhateverItsOrder() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            var extent = Int.random(in: 1...4, using: &generator)
            let block = extent
            var dimensions: [Layout.Dimension] = []
            for _ in 0..<3 {
                let stride = extent + Int.random(in: 0...3, using: &generator)
                dimensions.append(Layout.Dimension(count: Int.random(in: 1...4, using: &generator), stride: stride))
                extent = stride * dimensions[dimensions.count - 1].count
            }
            dimensions.shuffle(using: &generator)
            let layout = try Layout(offset: 0, block: block, dimensions: dimensions)
            #expect(layout.isFreeOfOverlap, "\(layout)")
        }
        let twice = try Layout(offset: 0, block: 4, dimensions: [.init(count: 2, stride: 3)])
        #expect(!twice.isFreeOfOverlap)
    }

    @Test func aShiftMovesEveryByte() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let layout = try Layout.random(using: &generator)
            let distance = Int.random(in: -layout.offset...50, using: &generator)
            #expect(try layout.shifted(by: distance).wireBytes == layout.wireBytes.map { $0 + distance })
            expectRefusal { try layout.shifted(by: -layout.offset - 1) }
            expectRefusal { try layout.shifted(by: .max) }
        }
    }

    @Test func whatIsNoLayoutIsRefused() {
        expectRefusal { try Layout(offset: -1, block: 1) }
        expectRefusal { try Layout(offset: 0, block: 0) }
        expectRefusal { try Layout(offset: 0, block: -4) }
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: [.init(count: 0, stride: 8)]) }
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: [.init(count: -1, stride: 8)]) }
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: [.init(count: 2, stride: 0)]) }
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: [.init(count: 2, stride: -8)]) }
        let four = [Layout.Dimension](repeating: .init(count: 2, stride: 8), count: 4)
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: four) }
    }

    @Test func whatDoesNotFit63BitsIsRefused() throws {
        expectRefusal { try Layout(offset: 1, block: .max) }
        expectRefusal { try Layout(offset: 0, block: 1, dimensions: [.init(count: 3, stride: .max / 2 + 1)]) }
        expectRefusal { try Layout(offset: 0, block: 2, dimensions: [.init(count: 2, stride: .max - 1)]) }
        expectRefusal { try Layout(offset: 0, block: 1 << 40, dimensions: [.init(count: 1 << 23, stride: 1)]) }
        expectRefusal { try Layout(offset: .max - 8, block: 1, dimensions: [.init(count: 2, stride: 8)]) }

        // The last address fits; no step on the way may need more.
        let widest = try Layout(
            offset: 0, block: 1, dimensions: [.init(count: 2, stride: 1 << 62), .init(count: 2, stride: 1)])
        #expect(widest.bounds == 0..<(1 << 62) + 2)
        #expect(widest.normalized == widest)
        #expect(widest.isFreeOfOverlap)
        let single = try Layout(offset: 5, block: 8, dimensions: [.init(count: 1, stride: .max)])
        #expect(single.normalized.dimensions.isEmpty)
        #expect(try Layout(offset: 0, block: .max).byteCount == .max)
    }

    @Test func itsDescriptionIsItsNest() throws {
        let layout = try Layout(offset: 64, block: 8, dimensions: [.init(count: 128, stride: 1040)])
        #expect("\(layout)" == "8 B at 64, 128 x 1040 B")
    }
}
