import Testing
import TransferCore
import Workloads

@Suite struct HaloStencilTests {
    @Test(arguments: [
        ([9, 7, 6], 1, 1), ([5, 6, 4], 2, 2), ([1, 1, 1], 1, 1), ([2, 3, 5], 1, 1), ([3, 1, 4], 1, 1),
        ([1, 5, 5], 1, 2),
    ])
    func partsMakeTheWholeAndTheWholeIsRight(grid: [Int], ghost: Int, fields: Int) throws {
        let ghost = min(ghost, grid.min() ?? 1)
        let geometry = try HaloGeometry(grid: grid, ranks: 1, ghost: ghost, fields: fields, periodic: true)
        let memory = ArrayMemory(geometry.regionSize(rank: 0))
        let extents = geometry.localExtents(rank: 0)
        var generator = SeededGenerator(seed: 5)
        for field in 0..<fields {
            for cell in 0..<extents.reduce(1, *) {
                let value = Double.random(in: -1...1, using: &generator)
                let words = [value.bitPattern]
                memory.write(words.span, byteCount: 8, at: geometry.fieldOffset(rank: 0, field: field) + 8 * cell)
            }
        }
        let before = memory.bytes
        var whole = try HaloStencil(geometry, rank: 0)
        memory.run(&whole)
        #expect(memory.bytes == before)
        expectEqual(whole.output, naive(memory, geometry))

        var parts = try HaloStencil(geometry, rank: 0)
        parts.part = .inner
        memory.run(&parts)
        #expect(parts.output.count { $0 != 0 } == fields * grid.reduce(1) { $0 * max(0, $1 - 2) })
        parts.part = .shell
        memory.run(&parts)
        #expect(parts.output == whole.output)
        #expect(parts.checksum == whole.checksum)
        #expect(whole.checksum == whole.output.reduce(0) { $0 &+ $1.bitPattern })
    }

    private func naive(_ memory: ArrayMemory, _ geometry: HaloGeometry) -> [Double] {
        let extents = geometry.localExtents(rank: 0)
        func value(_ field: Int, _ x: Int, _ y: Int, _ z: Int) -> Double {
            let cell = x + geometry.ghost + extents[0] * (y + geometry.ghost + extents[1] * (z + geometry.ghost))
            let offset = geometry.fieldOffset(rank: 0, field: field) + 8 * cell
            let bits = memory.bytes[offset..<offset + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Double(bitPattern: bits)
        }
        var output: [Double] = []
        for field in 0..<geometry.fields {
            for z in 0..<geometry.grid[2] {
                for y in 0..<geometry.grid[1] {
                    for x in 0..<geometry.grid[0] {
                        let center = value(field, x, y, z)
                        let first = value(field, x - 1, y, z) + value(field, x + 1, y, z)
                        let second = value(field, x, y - 1, z) + value(field, x, y + 1, z)
                        let third = value(field, x, y, z - 1) + value(field, x, y, z + 1)
                        output.append(center + (first + second + third - 6 * center) / 10)
                    }
                }
            }
        }
        return output
    }

    private func expectEqual(_ left: [Double], _ right: [Double]) {
        #expect(left.count == right.count)
        #expect(zip(left, right).allSatisfy { abs($0 - $1) < 1e-14 })
    }

    @Test func whatIsNotMadeOfDoublesInThreeExtentsIsRefused() throws {
        let flat = try HaloGeometry(grid: [4, 4], ranks: 1)
        #expect(throws: WorkloadError.self) { try HaloStencil(flat, rank: 0) }
        let narrow = try HaloGeometry(grid: [4, 4, 4], ranks: 1, element: 4)
        #expect(throws: WorkloadError.self) { try HaloStencil(narrow, rank: 0) }
    }
}
