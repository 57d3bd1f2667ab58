/// A row of places for things that an array cannot hold because they cannot be copied: queue pairs on their way from the
/// device to the fabric.
final class Row<Item: ~Copyable> {
    private let items: UnsafeMutablePointer<Item>
    private var isFilled: [Bool]

    /// Room for `count`.
    init(count: Int) {
        items = .allocate(capacity: max(1, count))
        isFilled = Array(repeating: false, count: count)
    }

    deinit {
        for place in isFilled.indices where isFilled[place] { (items + place).deinitialize(count: 1) }
        items.deallocate()
    }

    /// Puts one in its place.
    func put(_ item: consuming Item, at place: Int) {
        precondition(!isFilled[place], "this place is taken")
        (items + place).initialize(to: item)
        isFilled[place] = true
    }

    /// Looks at one in its place. Traps where there is none.
    func look<Result>(at place: Int, _ body: (borrowing Item) -> Result) -> Result {
        precondition(isFilled[place], "there is nothing at this place")
        return body(items[place])
    }

    /// Takes one out. Traps where there is none.
    func take(_ place: Int) -> Item {
        precondition(isFilled[place], "there is nothing at this place")
        isFilled[place] = false
        return (items + place).move()
    }
}
