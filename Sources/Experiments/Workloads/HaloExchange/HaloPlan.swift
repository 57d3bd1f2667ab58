public import TransferCore

// One transfer for each neighbour and field.
extension HaloGeometry {
    /// A step to a neighbour: -1, 0 or 1 along each of three axes.
    struct Direction: Hashable, Sendable {
        let steps: [Int]

        /// Tells directions apart: 0 to 26.
        var number: Int { (steps[0] + 1) + 3 * (steps[1] + 1) + 9 * (steps[2] + 1) }
        /// Axes along which it steps.
        var order: Int { steps.count { $0 != 0 } }
    }

    /// The directions in which ranks exchange.
    var directions: [Direction] {
        let depth = grid.count == 3 ? [-1, 0, 1] : [0]
        let all = depth.flatMap { z in [-1, 0, 1].flatMap { y in [-1, 0, 1].map { Direction(steps: [$0, y, z]) } } }
        return all.filter { exchanges($0) }
    }

    /// Whether ranks exchange in this direction at all.
    func exchanges(_ direction: Direction) -> Bool {
        direction.order == 1 || (neighbours == .all && direction.order > 1)
    }

    /// The place next to `place` in `direction`, or nothing at the outer boundary.
    func neighbour(of place: [Int], towards direction: Direction) -> [Int]? {
        var next: [Int] = []
        for axis in axes.indices {
            guard
                let step = axes[axis].neighbour(
                    of: place[axis], towards: direction.steps[axis], periodic: periodic)
            else { return nil }
            next.append(step)
        }
        return next
    }

    /// A transfer's tag names the direction in which it travels, seen from the sender, and the field: so tags differ
    /// even where a small periodic process grid lets two ranks meet on several sides.
    public func plan(rank: Int) throws(TransferError) -> ExchangePlan {
        let place = place(of: rank)
        let extents = localExtents(rank: rank)
        var sends: [ExchangePlan.End] = []
        var receives: [ExchangePlan.End] = []
        for direction in directions {
            let opposite = Direction(steps: direction.steps.map { -$0 })
            let target = neighbour(of: place, towards: direction)
            let source = neighbour(of: place, towards: opposite)
            let sent = axes.indices.map { axes[$0].sent(from: place[$0], towards: direction.steps[$0]) }
            let received = axes.indices.map {
                axes[$0].received(at: place[$0], travelling: direction.steps[$0])
            }
            for field in 0..<fields {
                let tag = direction.number * fields + field
                let offset = fieldOffset(rank: rank, field: field)
                if let target {
                    let layout = try box(sent, of: extents, at: offset)
                    sends.append(ExchangePlan.End(peer: self.rank(at: target), tag: tag, layout: layout))
                }
                if let source {
                    let layout = try box(received, of: extents, at: offset)
                    receives.append(ExchangePlan.End(peer: self.rank(at: source), tag: tag, layout: layout))
                }
            }
        }
        return ExchangePlan(sends: sends, receives: receives)
    }

    private func box(_ ranges: [Range<Int>], of extents: [Int], at offset: Int) throws(TransferError) -> Layout {
        try .subBox(
            from: ranges.map(\.lowerBound), to: ranges.map(\.upperBound), of: extents, element: element, at: offset)
    }
}
