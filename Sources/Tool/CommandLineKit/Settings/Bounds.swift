/// What bounds the measurement of a cell.
public struct Bounds: Hashable, Sendable {
    /// Exactly so many timed samples, whatever the times below say.
    public var iterations: Int?
    /// A cell is timed for at least so long.
    public var minimumTime = Duration.milliseconds(200)
    /// A cell is timed for at most about so long; not less than `minimumTime`.
    public var maximumTime = Duration.seconds(2)
    /// Exactly so many warm-up iterations; where nothing is said, until the running median stands still.
    public var warmup: Int?
    /// A cell is done when the 95 % interval of the median lies within this ratio of it on either side.
    public var precision = 0.02
    /// Seed of every random choice.
    public var seed: UInt64?
    /// Deadline of every wait.
    public var deadline = Duration.seconds(30)

    static var options: OptionGroup<Bounds> {
        OptionGroup<Bounds>(
            title: "Bounds of a cell",
            options: [
                Option(
                    "iterations", \.iterations, ValueKind<Int>.count().orNothing(),
                    "exact number of timed samples; auto is as many as the time and the precision ask for"),
                Option(
                    "min-time", \.minimumTime, .duration(.zero ... .seconds(3600)),
                    "least time over which a cell is timed"),
                Option(
                    "max-time", \.maximumTime, .duration(.microseconds(1) ... .seconds(3600)),
                    "most time over which a cell is timed"),
                Option(
                    "warmup", \.warmup, ValueKind<Int>.count(0...largestCount).orNothing(),
                    "iterations before the first sample; auto is until the median stands still"),
                Option(
                    "precision", \.precision, .ratio(0.0001...0.5),
                    "half width of the 95 % interval of the median at which a cell is done, relative to the median"),
                Option(
                    "seed", \.seed, ValueKind<UInt64>.seed.orNothing(), "seed of the order of cells and of the data"),
                deadlineOption(\.deadline),
            ])
    }

    /// A limit that was not given follows the one that was.
    mutating func settle(given: Set<String>) throws(Refusal) {
        if !given.contains("min-time") { minimumTime = min(minimumTime, maximumTime) }
        if !given.contains("max-time") { maximumTime = max(maximumTime, minimumTime) }
        guard minimumTime <= maximumTime else {
            throw Refusal("--min-time is longer than --max-time", "give a --max-time of at least --min-time")
        }
    }
}

/// `--deadline` of any command. Beyond ten minutes a dead rank would look like a slow one.
func deadlineOption<Settings>(_ property: WritableKeyPath<Settings, Duration>) -> Option<Settings> {
    Option(
        "deadline", property, .duration(.milliseconds(1) ... .seconds(600)),
        "deadline of every wait for another rank")
}
