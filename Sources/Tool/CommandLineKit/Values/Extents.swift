extension ValueKind where Value == [Int] {
    /// Extents of a grid, the first varying fastest in memory: `256x128x128`.
    static var extents: ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "AxB[xC]"),
            parse: { (text: String) throws(Refusal) -> [Int] in
                let remedy = "give 2 or 3 extents from 1 to \(largestCount), such as 256x128x128"
                let words = text.split(separator: "x", omittingEmptySubsequences: false)
                guard 2...3 ~= words.count, !words.contains("") else {
                    throw Refusal("\(shown(text)) is not 2 or 3 numbers with x between", remedy)
                }
                var extents: [Int] = []
                for word in words { extents.append(try wholeNumber(word, in: 1...largestCount, else: remedy)) }
                return extents
            },
            text: { $0.map(String.init).joined(separator: "x") })
    }
}
