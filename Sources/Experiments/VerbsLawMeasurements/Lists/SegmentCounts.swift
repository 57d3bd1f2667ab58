/// Numbers of segments up to what a request of a device holds: every other one is fitted to.
func segmentCounts(upTo limit: Int) -> [Int] { [1, 2, 3, 4, 6, 8, 12, 16, 24, 32].filter { $0 <= limit } }
