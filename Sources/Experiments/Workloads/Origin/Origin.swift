/// Where an element's bytes come from.
public struct Origin: Hashable, Sendable {
    /// The rank that made the element; below `ranks`.
    public let rank: Int
    /// The iteration it was made for. Codes keep it modulo `iterations`.
    public let iteration: Int
    /// The element's index in its workload, counted over all fields and ranks; below `indices`.
    public let index: Int

    /// Element `index`, made by `rank` for `iteration`.
    public init(rank: Int, iteration: Int, index: Int) {
        self.rank = rank
        self.iteration = iteration
        self.index = index
    }

    /// The element `distance` further on of the same rank and iteration.
    func advanced(by distance: Int) -> Origin { Origin(rank: rank, iteration: iteration, index: index + distance) }

    /// Ranks that a code can tell apart: 12 bits, the last value of which marks guards.
    public static let ranks = 4095
    /// Iterations that a code can tell apart: 16 bits.
    public static let iterations = 1 << 16
    /// Elements that a code can tell apart: 36 bits.
    public static let indices = 1 << 36
}

/// What a workload knows about its origins: which exist, and how a reader would call them.
public protocol OriginSpace: Sendable {
    /// Ranks there are.
    var ranks: Int { get }
    /// Indices lie below this.
    var indexCount: Int { get }
    /// Whether `rank` makes element `index`.
    func owns(rank: Int, index: Int) -> Bool
    /// The element in a reader's words: `field 0, cell (3, 4, 5)`.
    func describe(index: Int) -> String
    /// What an origin's iteration is called.
    var iterationName: String { get }
}

extension OriginSpace {
    /// `iteration`.
    public var iterationName: String { "iteration" }
}
