import TransferCore

extension WireLayout {
    /// The part of this layout that crosses the wire in `wireRange`, as layouts in wire order, each normalized.
    func stretch(_ wireRange: Range<Int>) -> [Layout] {
        var slices: [Layout] = []
        var end = 0
        for part in parts {
            let start = end
            end += part.byteCount
            let inside = wireRange.clamped(to: start..<end)
            guard !inside.isEmpty else { continue }
            slices += part.normalized.slices(inside.lowerBound - start..<inside.upperBound - start)
        }
        return slices
    }
}

extension Layout {
    /// The part of this layout that crosses the wire in `wireRange`, as layouts in wire order.
    ///
    /// A dimension is cut into the end of a repetition, whole repetitions and the beginning of one; so n dimensions
    /// make at most 2n + 1 slices, however many blocks there are. Slices of a normalized layout are normalized.
    func slices(_ wireRange: Range<Int>) -> [Layout] {
        guard !wireRange.isEmpty else { return [] }
        guard let outermost = dimensions.last else {
            return [Layout(unchecked: offset + wireRange.lowerBound, block: wireRange.count)]
        }
        let unit = byteCount / outermost.count
        let inner = dimensions.dropLast()
        func repetition(_ index: Int) -> Layout {
            Layout(unchecked: offset + index * outermost.stride, block: block, dimensions: Array(inner))
        }
        let (first, into) = wireRange.lowerBound.quotientAndRemainder(dividingBy: unit)
        let (last, beyond) = wireRange.upperBound.quotientAndRemainder(dividingBy: unit)
        if first == last { return repetition(first).slices(into..<beyond) }

        var slices: [Layout] = []
        var whole = first..<last
        if into > 0 {
            slices += repetition(first).slices(into..<unit)
            whole = first + 1..<last
        }
        if whole.count == 1 {
            slices.append(repetition(whole.lowerBound))
        } else if whole.count > 1 {
            let body = Dimension(count: whole.count, stride: outermost.stride)
            slices.append(
                Layout(
                    unchecked: offset + whole.lowerBound * outermost.stride, block: block, dimensions: inner + [body]))
        }
        if beyond > 0 {
            slices += repetition(last).slices(0..<beyond)
        }
        return slices
    }
}
