import Laws
import Statistics

/// L33's one constant, from published figures: the time of a page walk over the number of walks at a time.
///
/// Fitted where nearly every access misses, in windows of at least 16 times the cache's reach, over reads and writes alike.
/// The entries of the cache are not fitted but read off: the largest window without any loss is 64 pages, and that of twice
/// the pages has one. What remains in windows between is the law's to predict, not to be fitted.
struct TranslationCalibration {
    typealias Published = PublishedTranslationFigures

    /// C, as the knee shows it: 256 KiB of 4 KiB pages.
    static let entries = 64

    /// t_walk/w with a 95 % interval, in nanoseconds.
    let walkTimePerTransaction: Estimated
    /// How much longer a read takes where it misses, in nanoseconds: the median over the windows beyond the knee.
    let walkLatency: Double

    /// The fit; nothing where the table is too short for one, which it is not.
    init?() {
        let rows = Published.bandwidths.filter { Self.isFitted($0.windowBytes) }
        guard
            let fit = NonNegativeFit(rows.map { FitRow([Self.missRate($0.windowBytes)], y: Self.time($0.withIOMMU)) })
        else { return nil }
        walkTimePerTransaction = fit.coefficients[0]
        let added = Published.latencies.filter { Self.missRate($0.windowBytes) > 0.5 }
            .map { $0.withIOMMU - $0.withoutIOMMU }
        guard !added.isEmpty else { return nil }
        walkLatency = Quantile.median.estimate(sorted: added.sorted())
    }

    /// How many walks go on at a time, if a walk takes what the latencies say.
    var walkers: Double { walkLatency / walkTimePerTransaction.value }

    /// The law with the fitted constant, as walks by one walker.
    var law: TranslationReach {
        TranslationReach(
            entries: Self.entries, hit: .zero, walk: Nanoseconds(walkTimePerTransaction.value), walkers: 1)
    }

    /// The link without the IOMMU: its headers, and the engine's pace, which is that of its best window.
    static func link(_ direction: Published.Direction) -> PacketLink {
        let best = Published.bandwidths.filter { $0.direction == direction }.map(\.withoutIOMMU).max() ?? 0
        let pace = Nanoseconds(time(best))
        return direction == .read ? .reads(pace: pace) : .writes(pace: pace)
    }

    /// What is predicted for requests of a size in a window, in bytes a nanosecond. A request lies in one page.
    func bandwidth(_ direction: Published.Direction, request: Int, window: Int) -> Double {
        let time = law.timePerTransaction(
            missRate: Self.missRate(window), link: Self.link(direction).time(for: request))
        return Double(request) / time.value
    }

    /// What was published for a request of 64 B in a window, in bytes a nanosecond.
    static func published(_ direction: Published.Direction, request: Int, window: Int) -> Double? {
        guard request == Published.requestBytes else { return nil }
        return Published.bandwidths.first { $0.direction == direction && $0.windowBytes == window }
            .map { $0.withIOMMU / 8 }
    }

    /// Whether the constant was fitted on the figures of a window.
    static func isFitted(_ window: Int) -> Bool { missRate(window) >= 15.0 / 16 }

    static func missRate(_ window: Int) -> Double {
        TranslationReach(entries: entries, hit: .zero, walk: .zero, walkers: 1)
            .randomMissRate(pages: window / Published.pageBytes)
    }

    /// From one request of 64 B to the next, in nanoseconds, at a bandwidth in Gbit/s.
    private static func time(_ gigabits: Double) -> Double { Double(8 * Published.requestBytes) / gigabits }
}
