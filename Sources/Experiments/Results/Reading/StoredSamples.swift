import Statistics

/// The valid samples of `samples.csv`, by cell and launch.
struct StoredSamples {
    /// What a cell left there.
    struct Cell {
        /// Nanoseconds of one event, by launch, in the order of time.
        fileprivate(set) var launches: [Int: [Double]] = [:]
        /// Whether one of its rows cannot be read, so that the others may not be all there were.
        fileprivate(set) var isDamaged = false

        /// Valid samples over all launches.
        var count: Int { launches.values.reduce(0) { $0 + $1.count } }
    }

    /// By the cell's key.
    private(set) var cells: [String: Cell] = [:]
    /// What is wrong with the file.
    private(set) var problems: [ReadingProblem] = []

    /// - Throws: where the file cannot be read from its heading on.
    init(path: String) throws(ReadingProblem) {
        var table = try StoredTable(
            path: path, needing: ["cell", "launch", "events", "elapsed_ns", "validity"], known: SampleRecord.columns)
        let places = ["cell", "launch", "events", "elapsed_ns", "validity"].map(table.place)
        let validities = Dictionary(
            uniqueKeysWithValues: SampleValidity.allCases.map { (ArraySlice($0.rawValue.utf8), $0) })
        // Rows of a cell stand together: its key is made a string once.
        var (keyBytes, key): (ArraySlice<UInt8>, String) = ([], "")
        do throws(ReadingProblem) {
            while try table.next() {
                let cellBytes = table.bytes(at: places[0])
                if cellBytes != keyBytes { (keyBytes, key) = (cellBytes, String(decoding: cellBytes, as: UTF8.self)) }
                guard let launch = table.count(at: places[1]), let events = table.count(at: places[2]), events > 0,
                    let elapsed = table.count(at: places[3]), let validity = validities[table.bytes(at: places[4])]
                else {
                    if cells[key]?.isDamaged != true {
                        table.tell(
                            "launch, events, elapsed_ns or validity is not what it should be", "its cell is left out")
                    }
                    cells[key, default: Cell()].isDamaged = true
                    continue
                }
                guard validity == .ok else { continue }
                cells[key, default: Cell()].launches[launch, default: []].append(Double(elapsed) / Double(events))
            }
        } catch {
            // Cells before it are whole if they have as many samples as the summary says.
            problems.append(error)
        }
        problems += table.problems
    }
}
