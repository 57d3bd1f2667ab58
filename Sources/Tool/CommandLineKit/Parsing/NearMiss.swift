/// The name that was probably meant by `word`, where one is near enough: nearest by edit distance, at most a third of
/// the longer of the two away, or the only name that begins with `word`.
func nearMiss(to word: String, among names: [String]) -> String? {
    // No name is long enough for such a word to be near it, and the distance takes time quadratic in its length.
    guard word.utf8.count <= 64 else { return nil }
    let begun = names.filter { word.count >= 2 && $0.hasPrefix(word) }
    if let only = begun.first, begun.count == 1 { return only }
    let ranked = names.map { (name: $0, distance: editDistance(word, $0)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, max(word.count, best.name.count) / 3) ? best.name : nil
}

/// How many insertions, deletions, replacements and exchanges of neighbouring letters lead from one word to the other.
///
/// The optimal string alignment distance: no letter is edited twice.
func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for i in 0..<left.count {
        var row = [i + 1]
        for j in 0..<right.count {
            let replaced = rows[i][j] + (left[i] == right[j] ? 0 : 1)
            var least = min(replaced, rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                least = min(least, rows[i - 1][j - 1] + 1)
            }
            row.append(least)
        }
        rows.append(row)
    }
    return rows[left.count][right.count]
}
