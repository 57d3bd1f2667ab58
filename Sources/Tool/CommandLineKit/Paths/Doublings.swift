/// The points of a range of extents: `32x32x32..128x128x128` is 32x32x32, 64x64x64 and 128x128x128. Nothing where `text` is
/// no range; what is wrong with extents themselves is left to whoever reads them.
func doublings(in text: String) throws(Refusal) -> [String]? {
    let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    let remedy = "write a range as A..B, where doubling A some times gives B, as 32x32x32..128x128x128 or 64..512"
    var limits: [[Int]] = []
    for end in ends {
        let numbers = end.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard numbers.allSatisfy({ 1...largestCount ~= $0 }) else {
            throw Refusal("\(shown(text)) has an end that is no extent from 1 to \(largestCount)", remedy)
        }
        limits.append(numbers)
    }
    var points = [limits[0]]
    while let last = points.last, last != limits[1] {
        guard last.count == limits[1].count, zip(last, limits[1]).allSatisfy({ $0 < $1 }) else {
            throw Refusal("\(shown(text)) does not end where doubling leads", remedy)
        }
        points.append(last.map { $0 * 2 })
    }
    return points.map { $0.map(String.init).joined(separator: "x") }
}
