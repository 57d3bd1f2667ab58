import TransferCore

/// Which of a device's flags are spoken for.
struct FlagReservations {
    /// Ascending, never adjacent.
    private var free: [Range<Int>]

    init(count: Int) { free = [0..<count] }

    /// The first run of `count` free flags.
    mutating func reserve(_ count: Int) throws(TransferError) -> Range<Int> {
        guard let place = free.firstIndex(where: { $0.count >= count }) else {
            throw TransferError(
                .resource, during: "reserving flags", cause: "no \(count) flags of the device are free",
                advice: "release exchanges that are no longer used")
        }
        let flags = free[place].prefix(count)
        free[place] = flags.upperBound..<free[place].upperBound
        if free[place].isEmpty { free.remove(at: place) }
        return flags
    }

    mutating func release(_ flags: Range<Int>) {
        guard !flags.isEmpty else { return }
        let place = free.firstIndex { $0.lowerBound >= flags.upperBound } ?? free.endIndex
        free.insert(flags, at: place)
        if place + 1 < free.endIndex, free[place].upperBound == free[place + 1].lowerBound {
            free[place] = free[place].lowerBound..<free.remove(at: place + 1).upperBound
        }
        if place > 0, free[place - 1].upperBound == free[place].lowerBound {
            free[place - 1] = free[place - 1].lowerBound..<free.remove(at: place).upperBound
        }
    }
}
