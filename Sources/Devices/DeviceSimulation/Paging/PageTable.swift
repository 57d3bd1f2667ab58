/// Where the pages of a buffer lie in physical memory.
public struct PageTable: Hashable, Sendable {
    /// Bytes of a page.
    public let pageSize: Int
    /// The frame of each page, by the page's number.
    public let frames: [Int]

    /// Pages of `pageSize` bytes in `frames`, which are distinct.
    public init(pageSize: Int, frames: [Int]) {
        precondition(pageSize > 0, "a page has bytes")
        (self.pageSize, self.frames) = (pageSize, frames)
    }

    /// `pages` in distinct frames out of `frameCount`, at least as many, as a seed decides.
    ///
    /// - Parameter fragmentation: with this chance a page lies in any free frame, each as likely; otherwise in the frame
    ///   behind the last page's, where that one is free.
    public init(
        pageSize: Int, pages: Int, outOf frameCount: Int, fragmentation: Double, randomness: inout RandomTimes
    ) {
        precondition(pages <= frameCount, "more pages than frames")
        var (frames, taken) = ([Int](), Set<Int>())
        for _ in 0..<pages {
            var frame = frames.last.map { $0 + 1 } ?? 0
            let isFree = !frames.isEmpty && frame < frameCount && !taken.contains(frame)
            if !isFree || randomness.fraction() <= fragmentation {
                repeat { frame = randomness.below(frameCount) } while taken.contains(frame)
            }
            taken.insert(frame)
            frames.append(frame)
        }
        self.init(pageSize: pageSize, frames: frames)
    }

    /// The physical runs of the bytes `range`, in order, page by page.
    ///
    /// - Parameter merging: whether pages in neighbouring frames make one run.
    public func runs(of range: Range<Int>, merging: Bool = false) -> [Range<Int>] {
        precondition(range.lowerBound >= 0 && range.upperBound <= frames.count * pageSize, "bytes without a page")
        var runs: [Range<Int>] = []
        var address = range.lowerBound
        while address < range.upperBound {
            let (page, offset) = address.quotientAndRemainder(dividingBy: pageSize)
            let count = min(pageSize - offset, range.upperBound - address)
            let start = frames[page] * pageSize + offset
            if merging, let last = runs.last, last.upperBound == start {
                runs[runs.count - 1] = last.lowerBound..<start + count
            } else {
                runs.append(start..<start + count)
            }
            address += count
        }
        return runs
    }
}
