/// The laws that a machine can speak for.
public enum MeasurementCatalog {
    /// All of them, by number.
    public static let all: [any MeasuredLaw] = (hostMemory + copyEngine + engineTransfers + kernelPaths).sorted {
        $0.number < $1.number
    }

    /// How the law of a number is measured; nothing where it is not.
    public static func law(_ number: Int) -> (any MeasuredLaw)? { all.first { $0.number == number } }
}
