import CommandLineKit
import LawExperiments

extension LawWords {
    /// The laws of the catalogue, as the command line knows them.
    static var all: [LawWords] {
        LawCatalog.all.map { law in
            LawWords(number: law.sheet.number, title: law.sheet.title, figures: law.parameters.map(Figure.init))
        }
    }
}

extension LawWords.Figure {
    /// A parameter as an option.
    fileprivate init(_ parameter: LawParameter) {
        let kind: Kind =
            switch parameter.unit {
            case .bytes: .bytes
            case .nanoseconds: .nanoseconds
            case .fraction: .fraction
            case .gigabytesPerSecond, .perMicrosecond, .cycles, .count: .number
            }
        let unit = parameter.unit == .count || parameter.unit == .fraction ? "" : " in \(parameter.unit.rawValue)"
        self.init(
            name: parameter.name, summary: "\(parameter.meaning)\(unit); default: \(parameter.writtenDefaults)",
            kind: kind, isList: parameter.isSweep)
    }
}
