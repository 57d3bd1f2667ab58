import Statistics
import Testing

@Suite struct CoRunSummaryTests {
    /// Rounds in which the kernel moves a byte in a nanosecond alone and the transfer takes 1000, with 1 % of noise.
    private func blocks(rounds: Int = 20, kernel: Double, transfer: Double) -> CoRunBlocks {
        var blocks = CoRunBlocks()
        for round in 0..<rounds {
            let noise = 1 + Double((round &* 2_654_435_761) % 201 - 100) / 10_000
            blocks.append(
                CoRunBlocks.Round(
                    kernelAlone: KernelBlock(bytes: 1_000_000, nanoseconds: Int(1_000_000 * noise)),
                    kernelBeside: KernelBlock(bytes: 1_000_000, nanoseconds: Int(1_000_000 * kernel / noise)),
                    transferAlone: 1000 * noise, transferBeside: 1000 * transfer / noise))
        }
        return blocks
    }

    private func summarized(_ blocks: CoRunBlocks) -> CoRunSummary? {
        var generator = SeededGenerator(seed: 1)
        return CoRunSummary(blocks, using: &generator)
    }

    @Test(arguments: [(1.5, 1.0), (1.0, 2.0), (3.0, 1.25)])
    func whatIsPlantedComesOut(kernel: Double, transfer: Double) throws {
        let summary = try #require(summarized(blocks(kernel: kernel, transfer: transfer)))
        for (ratio, truth) in [(summary.kernelSlowdown, kernel), (summary.transferSlowdown, transfer)] {
            let ratio = try #require(ratio)
            #expect(abs(ratio.estimate / truth - 1) < 0.02)
            #expect(ratio.low / 1.01 <= truth && truth <= ratio.high * 1.01)
            #expect(truth == 1 || ratio.verdict == .slower)
        }
        #expect(summary.blocks == 20)
        #expect(abs((summary.kernelAlone ?? 0) / 1e9 - 1) < 0.01)
        #expect(abs((summary.kernelBeside ?? 0) * kernel / 1e9 - 1) < 0.01)
    }

    /// A rate is the sum of the bytes over the sum of the times, not a mean of rates.
    @Test func aSlowBlockWeighsByItsTime() throws {
        var blocks = CoRunBlocks()
        for nanoseconds in [1_000, 9_000] {
            let block = KernelBlock(bytes: 1_000, nanoseconds: nanoseconds)
            blocks.append(
                CoRunBlocks.Round(kernelAlone: block, kernelBeside: block, transferAlone: 1, transferBeside: 1))
        }
        let summary = try #require(summarized(blocks))
        #expect(abs((summary.kernelAlone ?? 0) - 2e8) < 1)
        #expect(summary.kernelSlowdown == nil && summary.transferSlowdown == nil, "two blocks have no interval")
    }

    @Test func aKernelThatGotNothingDoneHasNoRatio() throws {
        var blocks = blocks(rounds: 10, kernel: 1, transfer: 1)
        blocks.append(
            CoRunBlocks.Round(
                kernelAlone: KernelBlock(bytes: 1_000_000, nanoseconds: 1_000_000),
                kernelBeside: KernelBlock(bytes: 0, nanoseconds: 1_000_000), transferAlone: 1000, transferBeside: 1000))
        let summary = try #require(summarized(blocks))
        #expect(summary.kernelSlowdown == nil && summary.transferSlowdown != nil && summary.kernelBeside != nil)
    }

    @Test func noBlocksHaveNoSummary() { #expect(summarized(CoRunBlocks()) == nil) }
}
