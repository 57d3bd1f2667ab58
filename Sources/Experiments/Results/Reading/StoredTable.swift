import FoundationEssentials

/// A CSV file of a run, read row by row, its columns by name.
struct StoredTable {
    /// Where it is.
    let path: String
    /// What was found to be wrong so far, and did not keep the rest from being read.
    private(set) var problems: [ReadingProblem] = []

    private var scanner: CommaSeparatedScanner
    private var places: [String: Int] = [:]
    private let columnCount: Int

    /// Reads the heading.
    ///
    /// - Parameters:
    ///   - needed: columns without which nothing can be said.
    ///   - known: all columns that this program writes; others are told and left alone.
    /// - Throws: where the file cannot be read, has no heading or lacks a column.
    init(path: String, needing needed: [String], known: [String]) throws(ReadingProblem) {
        self.path = path
        scanner = CommaSeparatedScanner(try fileBytes(path))
        guard scanner.next() == .row else {
            throw ReadingProblem(
                path, line: 1, "it has no whole heading", "nothing can be read; was its run killed at once?")
        }
        columnCount = scanner.fieldCount
        for place in 0..<columnCount {
            let name = scanner.text(place)
            guard places.updateValue(place, forKey: name) == nil else {
                throw ReadingProblem(path, line: 1, "there are two columns \(name)", "rename or remove one of them")
            }
            if !known.contains(name) {
                problems.append(ReadingProblem(path, line: 1, "there is an unknown column \(name)", "it is left alone"))
            }
        }
        if let missing = needed.first(where: { places[$0] == nil }) {
            throw ReadingProblem(
                path, line: 1, "there is no column \(missing)", "give results as results/README.md describes them")
        }
    }

    /// Goes on to the next row; nothing is left when it returns false.
    ///
    /// A last row without an end is left out, and told.
    ///
    /// - Throws: where the rows make no sense any more: what follows cannot be trusted.
    mutating func next() throws(ReadingProblem) -> Bool {
        switch scanner.next() {
        case .end: return false
        case .unfinished:
            tell("the last row has no end, as where a run was killed", "it is left out")
            return false
        case .strayQuote:
            throw ReadingProblem(
                path, line: scanner.line, "a quote stands where none may", "quote fields as RFC 4180 does")
        case .row:
            guard scanner.fieldCount == columnCount else {
                throw ReadingProblem(
                    path, line: scanner.line,
                    "the row has \(scanner.fieldCount) fields under \(columnCount) columns",
                    "a field that holds a comma needs quotes")
            }
            return true
        }
    }

    /// Collects a problem with the latest row.
    mutating func tell(_ problem: String, _ remedy: String) {
        problems.append(ReadingProblem(path, line: scanner.line, problem, remedy))
    }

    /// The text of the latest row's field; nothing where it is empty or there is no such column.
    func text(_ column: String) -> String? {
        guard let place = places[column] else { return nil }
        let text = scanner.text(place)
        return text.isEmpty ? nil : text
    }

    /// The whole number in the latest row's field.
    func integer(_ column: String) -> Int? { places[column].flatMap(scanner.integer) }

    /// Where a column stands, for `bytes(at:)` and `count(at:)`.
    func place(of column: String) -> Int { places[column] ?? 0 }

    /// The bytes of the latest row's field, by its place.
    func bytes(at place: Int) -> ArraySlice<UInt8> { scanner.bytes(place) }

    /// The whole number of the latest row's field, by its place.
    func count(at place: Int) -> Int? { scanner.count(place) }
}

/// The bytes of a file.
func fileBytes(_ path: String) throws(ReadingProblem) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(filePath: path))) } catch {
        let isThere = FileManager.default.fileExists(atPath: path)
        throw ReadingProblem(
            path, isThere ? "it cannot be read: it is a folder, or not for us" : "there is no such file",
            "give the folder of a run, with run.json, summary.csv and samples.csv")
    }
}
