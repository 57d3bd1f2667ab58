/// Figures that many laws share, under one name each. Their defaults are round figures of a 100 Gb/s card beside one core.
extension LawParameter {
    /// tp, in nanoseconds.
    public static let setup = LawParameter(
        "setup", "tp: setting a transfer up", in: .nanoseconds, default: 500, range: 0.001...1e6, figure: "setup")
    /// to, in nanoseconds.
    public static let descriptorOverhead = LawParameter(
        "descriptor", "to: processing a descriptor", in: .nanoseconds, default: 20, range: 0...1e6,
        figure: "descriptor_overhead")
    /// tm, in nanoseconds.
    public static let fetchLatency = LawParameter(
        "fetch", "tm: fetching a descriptor", in: .nanoseconds, default: 350, range: 0.001...1e6,
        figure: "descriptor_fetch")
    /// B, in bytes a nanosecond.
    public static let linkBandwidth = LawParameter(
        "bandwidth", "B: the engine or its link", in: .gigabytesPerSecond, default: 12.5, range: 0.001...1e4,
        figure: "link_bandwidth")
    /// Bc, in bytes a nanosecond.
    public static let copyBandwidth = LawParameter(
        "copy-bandwidth", "Bc: the processor, copying", in: .gigabytesPerSecond, default: 8, range: 0.001...1e4,
        figure: "copy_bandwidth")
    /// P, in bytes.
    public static let page = LawParameter(
        "page", "P: a page", in: .bytes, default: 4096, range: 64...1_073_741_824, figure: "page")
    /// A, in bytes.
    public static let burst = LawParameter(
        "burst", "A: the bytes in which memory answers at a time", in: .bytes, default: 64, range: 1...4096,
        figure: "burst")
}
