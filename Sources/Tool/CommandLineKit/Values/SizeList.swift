import TransferCore

extension ValueKind where Value == [ByteCount] {
    /// Sizes and ranges of sizes: `8,64,4K..4M`.
    static var sizes: ValueKind {
        let size = ValueKind<ByteCount>.byteSize()
        let note = ValueSyntax.Note(
            placeholder: "SIZES",
            text: "sizes and ranges with commas between, such as 8,64,4K..4M; A..B is A, 2A, 4A and so on up to B, and "
                + "B itself")
        return ValueKind(
            syntax: ValueSyntax(placeholder: "SIZES", notes: [note] + size.syntax.notes, isList: true),
            parse: { (text: String) throws(Refusal) -> [ByteCount] in
                var sizes: [ByteCount] = []
                for item in try listItems(of: text) { sizes += try sizeRange(item) }
                try refuseRepetition(in: sizes.map { "\($0)" })
                return sizes
            },
            text: { folded($0) { "\($0)" } })
    }

    /// Numbers, given as sizes are and shown without a unit.
    static var counts: ValueKind {
        ValueKind(syntax: sizes.syntax, parse: sizes.parse, text: { folded($0) { "\($0.bytes)" } })
    }
}

/// `first`, twice as much and so on, up to `last`, which is among them.
func sizesDoubling(from first: Int, to last: Int) -> [ByteCount] {
    sequence(first: first) { $0 < last ? $0 * 2 : nil }.map { ByteCount($0) }
}

/// Reads `A` or `A..B`: A, 2A, 4A, ... as long as they do not exceed B, and B itself if it was not among them.
private func sizeRange(_ item: String) throws(Refusal) -> [ByteCount] {
    let all = ByteCount(1)...largestSize
    let ends = item.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return [try byteCount(item, in: all)] }
    guard !ends[0].isEmpty, !ends[1].isEmpty else {
        throw Refusal("\(shown(item)) lacks an end", "write a range as A..B, such as 4K..4M")
    }
    let (first, last) = (try byteCount(ends[0], in: all), try byteCount(ends[1], in: all))
    guard first <= last else {
        throw Refusal("\(shown(item)) runs downwards", "write the smaller size first: \(last)..\(first)")
    }
    var sizes: [ByteCount] = []
    var size = first
    while size <= last {
        sizes.append(size)
        size = ByteCount(size.bytes * 2)
    }
    return sizes.last == last ? sizes : sizes + [last]
}

/// The shortest way to write `sizes`: three or more that double become a range.
private func folded(_ sizes: [ByteCount], _ text: (ByteCount) -> String) -> String {
    var items: [String] = []
    var rest = sizes[...]
    while let first = rest.first {
        var length = 1
        while length < rest.count, rest[rest.startIndex + length].bytes == first.bytes << length { length += 1 }
        let run = rest.prefix(length)
        if length >= 3, let last = run.last {
            items.append("\(text(first))..\(text(last))")
        } else {
            items += run.map(text)
        }
        rest = rest.dropFirst(length)
    }
    return items.joined(separator: ",")
}
