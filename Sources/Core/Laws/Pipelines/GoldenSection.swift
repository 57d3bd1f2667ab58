internal import Glibc

/// The search for the extremum of a function that falls on one side of it and rises on the other.
///
/// Source: Kiefer, *Sequential minimax search for a maximum*, Proc. AMS 4 (1953).
public enum GoldenSection {
    /// Where `function` is least, to about the square root of Double's precision; the range lies above 0 and is searched
    /// by its logarithm.
    public static func minimum(in range: ClosedRange<Double>, of function: (Double) -> Double) -> Double {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (log(range.lowerBound), log(range.upperBound))
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (atLeft, atRight) = (function(exp(left)), function(exp(right)))
        // 0.618^90 is less than Double's precision.
        for _ in 0..<90 {
            if atLeft <= atRight {
                (high, right, atRight) = (right, left, atLeft)
                left = high - ratio * (high - low)
                atLeft = function(exp(left))
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + ratio * (high - low)
                atRight = function(exp(right))
            }
        }
        return exp((low + high) / 2)
    }
}
