/// What verifying a region found.
public struct VerificationReport: Hashable, Sendable {
    /// Elements compared.
    public internal(set) var checkedElements = 0
    /// Elements that do not hold what they should.
    public internal(set) var mismatchedElements = 0
    /// Bytes that no transfer may touch and that have changed.
    public internal(set) var changedGuardBytes = 0
    /// The first thing that is wrong, explained; nothing where all is right.
    public internal(set) var first: Mismatch?

    /// Nothing compared yet.
    public init() {}

    /// Whether every byte is what it should be.
    public var isCorrect: Bool { mismatchedElements == 0 && changedGuardBytes == 0 }

    /// Takes in what another part found; the first mismatch of all stays.
    public mutating func add(_ other: VerificationReport) {
        checkedElements += other.checkedElements
        mismatchedElements += other.mismatchedElements
        changedGuardBytes += other.changedGuardBytes
        first = first ?? other.first
    }
}

extension VerificationReport: CustomStringConvertible {
    /// One line: `2 of 4096 elements wrong, 0 guard bytes changed; first at byte 72: …`.
    public var description: String {
        guard let first else { return "\(checkedElements) elements correct" }
        return "\(mismatchedElements) of \(checkedElements) elements wrong, \(changedGuardBytes) guard bytes changed; "
            + "first \(first)"
    }
}
