/// Processors as the kernel lists them.
enum ProcessorList {
    /// The numbers in `0-3,8`; nothing where that is no such list.
    static func numbers(in text: String) -> Set<Int>? {
        var numbers: Set<Int> = []
        for part in text.split(separator: ",") {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
                return nil
            }
            numbers.formUnion(first...last)
        }
        return numbers.isEmpty ? nil : numbers
    }
}
