import TransferCore

/// A value of `summary.csv`, of the same column in JSON, or nothing.
enum ColumnValue: Hashable, Sendable {
    /// Not measured, not applicable or not estimable.
    case missing
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case figures([Figure])
}

extension ColumnValue {
    static func text(_ text: String?) -> ColumnValue { text.map { .text($0) } ?? .missing }
    static func integer(_ integer: Int?) -> ColumnValue { integer.map { .integer($0) } ?? .missing }
    static func flag(_ flag: Bool?) -> ColumnValue { flag.map { .flag($0) } ?? .missing }

    static func particular(_ particular: Particular?) -> ColumnValue {
        switch particular?.value {
        case .text(let text): .text(text)
        case .number(let number): .integer(number)
        case nil: .missing
        }
    }

    /// A whole number is written without a fraction; what is not finite is missing.
    static func number(_ number: Double?) -> ColumnValue {
        guard let number, number.isFinite else { return .missing }
        return wholeNumber(number).map { .integer($0) } ?? .number(number)
    }

    /// How it is written in a field.
    var field: String {
        switch self {
        case .missing: ""
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .figures(let figures):
            figures.map { "\($0.name)=\(ColumnValue.number($0.value as Double?).field)" }.joined(separator: ";")
        }
    }

    /// The integer that `number` is exactly, up to 2^53: beyond, a Double no longer tells neighbours apart.
    private static func wholeNumber(_ number: Double) -> Int? {
        abs(number) <= 0x1p53 ? Int(exactly: number) : nil
    }
}
