import TransferCore

extension LawWords.Figure {
    /// The values that `text` writes, in the figure's own unit: numbers and ranges that double, with commas between.
    func values(in text: String) throws(Refusal) -> [Double] {
        var values: [Double] = []
        for item in try listItems(of: text) { values += try range(item) }
        try refuseRepetition(in: values.map { "\($0)" })
        return values
    }

    private func range(_ item: String) throws(Refusal) -> [Double] {
        let ends = item.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return [try value(item)] }
        guard !ends[0].isEmpty, !ends[1].isEmpty else {
            throw Refusal("\(shown(item)) lacks an end", "write a range as A..B, such as 4..64")
        }
        let (first, last) = (try value(String(ends[0])), try value(String(ends[1])))
        guard first > 0 else { throw Refusal("\(shown(item)) doubles from 0", "begin above 0, and give 0 by itself") }
        guard first <= last else {
            throw Refusal("\(shown(item)) runs downwards", "write the smaller value first")
        }
        let doubled = Array(sequence(first: first) { $0 * 2 <= last ? $0 * 2 : nil })
        return doubled.last == last ? doubled : doubled + [last]
    }

    private func value(_ text: String) throws(Refusal) -> Double {
        switch kind {
        case .bytes: return Double(try byteCount(text, in: ByteCount(0)...largestSize).bytes)
        case .nanoseconds:
            let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            let units = ["": 1.0, "ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9]
            guard let number = decimalFraction(digits), let scale = units[String(text.dropFirst(digits.count))] else {
                throw Refusal("\(shown(text)) is not a time", "give nanoseconds, or a time such as 500ns or 1.5us")
            }
            return number * scale
        case .fraction:
            let isPercentage = text.hasSuffix("%")
            guard let number = decimalFraction(isPercentage ? text.dropLast() : text[...]) else {
                throw Refusal(
                    "\(shown(text)) is not a part of one", "give a decimal fraction or a percentage: 0.3 or 30%")
            }
            return isPercentage ? number / 100 : number
        case .number:
            guard let number = decimalFraction(text) else {
                throw Refusal("\(shown(text)) is not a number", "give a number such as 12 or 12.5")
            }
            return number
        }
    }
}
