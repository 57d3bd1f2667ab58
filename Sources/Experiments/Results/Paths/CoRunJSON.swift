import Statistics

/// What a path and a kernel beside it left to each other, for programs; the keys are the columns of `summary.csv`.
struct CoRunJSON: Codable, Hashable, Sendable {
    @NullEncoded var kernelAloneBytesPerS: Double?
    @NullEncoded var kernelBesideBytesPerS: Double?
    @NullEncoded var kernelSlowdown: Double?
    @NullEncoded var kernelSlowdownLow: Double?
    @NullEncoded var kernelSlowdownHigh: Double?
    @NullEncoded var transferSlowdown: Double?
    @NullEncoded var transferSlowdownLow: Double?
    @NullEncoded var transferSlowdownHigh: Double?
    let coRunBlocks: Int
    let kernelBytes: Int
    let busyThreads: Int
    let busyThreadProcessors: Int

    init(_ coRun: CoRun) {
        let summary = coRun.summary
        kernelAloneBytesPerS = summary.kernelAlone
        kernelBesideBytesPerS = summary.kernelBeside
        kernelSlowdown = summary.kernelSlowdown?.estimate
        kernelSlowdownLow = summary.kernelSlowdown?.low
        kernelSlowdownHigh = summary.kernelSlowdown?.high
        transferSlowdown = summary.transferSlowdown?.estimate
        transferSlowdownLow = summary.transferSlowdown?.low
        transferSlowdownHigh = summary.transferSlowdown?.high
        coRunBlocks = summary.blocks
        kernelBytes = coRun.setting.kernelBytes
        busyThreads = coRun.setting.busyThreads
        busyThreadProcessors = coRun.setting.processors
    }
}
