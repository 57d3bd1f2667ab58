internal import TransferCore

/// Which of the names of lanes are taken. A name that was given back is given out again as late as can be: something that is
/// still under way may mean its last owner.
struct LaneNames {
    /// Names there are, 0 included, which is nobody's.
    static let capacity = 1 << 16

    private var isTaken = [Bool](repeating: false, count: capacity)
    private var next = 1

    /// A free name.
    ///
    /// - Throws: `.resource` where all are taken.
    mutating func take() throws(TransferError) -> UInt16 {
        for _ in 1..<Self.capacity {
            let name = next
            next = next + 1 < Self.capacity ? next + 1 : 1
            if !isTaken[name] {
                isTaken[name] = true
                return UInt16(name)
            }
        }
        throw TransferError(
            .resource, during: "preparing an exchange",
            cause: "\(Self.capacity - 1) lanes are in use, as many as there can be",
            advice: "prepare fewer exchanges at a time, or with fewer queue pairs")
    }

    /// Gives a name back.
    mutating func giveBack(_ name: UInt16) { isTaken[Int(name)] = false }
}
