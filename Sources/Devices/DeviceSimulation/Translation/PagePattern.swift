/// The pages that a device touches, one access after the other.
public struct PagePattern: Sendable {
    private enum Order {
        case random(RandomTimes)
        case cyclic(next: Int)
    }

    /// How many pages there are: the accesses go to 0 to below that.
    public let pages: Int
    private var order: Order

    /// Every page is as likely, whatever came before.
    public static func random(pages: Int, seed: UInt64) -> PagePattern {
        PagePattern(pages: pages, order: .random(RandomTimes(seed: seed)))
    }

    /// Page after page, round and round.
    public static func cyclic(pages: Int) -> PagePattern { PagePattern(pages: pages, order: .cyclic(next: 0)) }

    /// The next page.
    public mutating func next() -> Int {
        switch order {
        case .random(var times):
            let page = times.below(pages)
            order = .random(times)
            return page
        case .cyclic(let page):
            order = .cyclic(next: page + 1 == pages ? 0 : page + 1)
            return page
        }
    }
}
