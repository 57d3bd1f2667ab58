// What each cell of a region holds.
extension HaloGeometry {
    /// Cells of the whole grid, counted over all fields.
    public var indexCount: Int { cells * fields }

    /// Whether the cell lies in `rank`'s part of the grid.
    public func owns(rank: Int, index: Int) -> Bool {
        let cell = index % cells
        let along = [cell % grid[0], cell / grid[0] % grid[1], cell / grid[0] / grid[1]]
        return rank == self.rank(at: axes.indices.map { axes[$0].split.part(of: along[$0]) })
    }

    /// `field 0, cell (3, 4, 5)`, in coordinates of the whole grid.
    public func describe(index: Int) -> String {
        let (field, cell) = index.quotientAndRemainder(dividingBy: cells)
        var along = [cell % grid[0], cell / grid[0] % grid[1]]
        if grid.count == 3 { along.append(cell / grid[0] / grid[1]) }
        return "field \(field), cell (\(along.map(String.init).joined(separator: ", ")))"
    }

    /// One stretch of an axis, seen from one rank: ghosts, owned cells, ghosts.
    private struct Stretch {
        /// -1 and 1 are the sides' ghosts, 0 the owned cells.
        let side: Int
        /// Cells in it.
        let count: Int
        /// The place along the axis that owns them; nothing behind the outer boundary.
        let owner: Int?
        /// The first one's index in the whole grid, where it has an owner.
        let first: Int
    }

    private func stretches(of axis: HaloAxis, at place: Int) -> [Stretch] {
        [-1, 0, 1].map { side in
            let owner = axis.neighbour(of: place, towards: side, periodic: periodic)
            let owned = owner.map { axis.owned(by: $0) } ?? 0..<0
            return switch side {
            case -1: Stretch(side: side, count: axis.ghost, owner: owner, first: owned.upperBound - axis.ghost)
            case 0: Stretch(side: side, count: owned.count, owner: owner, first: owned.lowerBound)
            default: Stretch(side: side, count: axis.ghost, owner: owner, first: owned.lowerBound)
            }
        }
    }

    /// The rows of `rank`'s local arrays, each in three stretches: ghosts, owned cells, ghosts.
    public func forEachRun(rank: Int, iteration: Int, at moment: ContentMoment, _ body: (ContentRun) -> Void) {
        let place = place(of: rank)
        let along = axes.indices.map { stretches(of: axes[$0], at: place[$0]) }
        let array = localExtents(rank: rank).reduce(element, *)
        body(.guarded(RegionAlignment.line))
        for field in 0..<fields {
            for depth in along[2] {
                for z in 0..<depth.count {
                    for height in along[1] {
                        // What a row's three stretches hold is the same for all rows of this stretch of the plane.
                        let sources = along[0].map { source(of: [$0, height, depth], at: moment) }
                        for y in 0..<height.count {
                            let row = height.first + y + grid[1] * (depth.first + z)
                            let start = Origin(rank: rank, iteration: iteration, index: row * grid[0] + field * cells)
                            forEachRun(along[0], from: sources, start: start, body)
                        }
                    }
                }
            }
            body(.guarded(RegionAlignment.start(behind: array) - array))
        }
    }

    /// The runs of one row; `start` is where the whole grid's row starts.
    private func forEachRun(
        _ stretches: [Stretch], from sources: [Int?], start: Origin, _ body: (ContentRun) -> Void
    ) {
        for (stretch, source) in zip(stretches, sources) {
            if let source {
                let first = Origin(rank: source, iteration: start.iteration, index: start.index + stretch.first)
                body(.elements(stretch.count, of: element, from: first))
            } else {
                body(.guarded(stretch.count * element))
            }
        }
    }

    /// The rank whose cells lie where three stretches cross, or nothing where guards do.
    private func source(of stretches: [Stretch], at moment: ContentMoment) -> Int? {
        let direction = Direction(steps: stretches.map(\.side))
        guard direction.order == 0 || (moment == .exchanged && exchanges(direction)) else { return nil }
        let owners = stretches.compactMap(\.owner)
        return owners.count == stretches.count ? rank(at: owners) : nil
    }
}
