import DeviceSimulation
public import Laws

/// The figures that a run of a law takes: each parameter's, given or by default, within its range.
public struct LawValues: Hashable, Sendable {
    private var values: [String: [Double]]

    /// The figures of `parameters`: those of `given`, by name, before the defaults.
    ///
    /// - Throws: where a figure does not exist, is out of its range, is not whole, or is several where one is taken.
    public init(of parameters: [LawParameter], given: [String: [Double]] = [:]) throws(LawRefusal) {
        values = [:]
        for parameter in parameters {
            let these = given[parameter.name] ?? parameter.defaults
            try Self.check(these, of: parameter)
            values[parameter.name] = these
        }
        if let stranger = given.keys.sorted().first(where: { values[$0] == nil }) {
            throw LawRefusal(
                "the law takes no \(stranger)",
                parameters.isEmpty
                    ? "it takes no figure at all" : "it takes \(parameters.map(\.name).joined(separator: ", "))")
        }
    }

    /// The values of a sweep; traps where the law has no such parameter.
    public subscript(sweep name: String) -> [Double] {
        guard let found = values[name] else { preconditionFailure("the law has no parameter \(name)") }
        return found
    }

    /// The value of a parameter that has one; traps where the law has no such parameter.
    public subscript(name: String) -> Double { self[sweep: name][0] }

    /// A size or a count; traps where the law has no such parameter.
    public func whole(_ name: String) -> Int { Int(self[name]) }

    /// A time that the simulation can keep to exactly: the nearest one of whole picoseconds; traps where the law has no
    /// such parameter.
    public func time(_ name: String) -> Nanoseconds { Nanoseconds(Picoseconds(nanoseconds: self[name]).nanoseconds) }

    /// A bandwidth that the simulation can keep to exactly: the nearest one of whole femtoseconds a byte.
    public func bandwidth(_ name: String) -> Bandwidth {
        Bandwidth(bytesPerNanosecond: DataRate(bytesPerNanosecond: self[name]).bytesPerNanosecond)
    }

    private static func check(_ values: [Double], of parameter: LawParameter) throws(LawRefusal) {
        let (name, range) = (parameter.name, parameter.range)
        let advice =
            "give \(parameter.isSweep ? "values" : "a value") from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
        guard !values.isEmpty else { throw LawRefusal("\(name) has no value", advice) }
        guard parameter.isSweep || values.count == 1 else {
            throw LawRefusal("\(name) has \(values.count) values, and one is taken", "give one")
        }
        for value in values {
            guard range.contains(value) else {
                throw LawRefusal("\(name) \(plain(value)) is out of range", "\(advice) (\(parameter.unit.rawValue))")
            }
            guard !parameter.isWhole || value == value.rounded() else {
                throw LawRefusal("\(name) \(plain(value)) is not a whole number", advice)
            }
        }
    }
}

/// A number without a needless fraction.
func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}
