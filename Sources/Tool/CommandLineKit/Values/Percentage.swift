extension ValueKind where Value == Double {
    /// A share written as a percentage, and held as a fraction: `5%` is 0.05.
    ///
    /// - Parameter largest: the largest percentage that is taken.
    static func percentage(upTo largest: Int) -> ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "PERCENT", limits: "0% to \(largest)%"),
            parse: { (text: String) throws(Refusal) -> Double in
                let remedy = "give a percentage from 0% to \(largest)%, such as 5%"
                guard text.hasSuffix("%") else { throw Refusal("\(shown(text)) has no % at its end", remedy) }
                guard let percent = decimalFraction(text.dropLast()) else {
                    throw Refusal("\(shown(text)) is not a percentage", remedy)
                }
                guard percent <= Double(largest) else { throw Refusal("\(shown(text)) is too large", remedy) }
                return percent / 100
            },
            text: { share in
                // Through the nearest percentage of six decimals: 0.07 * 100 is 7.000000000000001.
                let percent = (share * 1e8).rounded() / 1e6
                return (percent == percent.rounded() ? "\(Int(percent))" : "\(percent)") + "%"
            })
    }
}
