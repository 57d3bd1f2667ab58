import TransferCore

/// Bytes that look random and depend on their place, so that one which ends up elsewhere is noticed.
public func positionBytes(_ count: Int, seed: UInt64 = 0) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: SeededGenerator.mix(seed &+ UInt64($0))) }
}
