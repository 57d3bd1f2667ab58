import LawMeasurements
import Verbs

/// What `body` returns, or why a device or its library refused.
@inline(__always)
func refusing<Value: ~Copyable>(
    _ body: () throws(VerbsError) -> Value
) throws(MeasurementRefusal) -> Value {
    do throws(VerbsError) { return try body() } catch { throw MeasurementRefusal("\(error)") }
}
