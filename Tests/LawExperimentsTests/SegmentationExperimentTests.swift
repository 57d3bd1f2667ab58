import LawExperiments
import Testing

/// L20 with any figures.
@Suite struct SegmentationExperimentTests {
    @Test func anyLimits() throws {
        try expectEveryDraw(of: 20) {
            [
                "size": $0.wholes(2, 1...20_000), "entries": $0.wholes(2, 1...12),
                "command-bytes": $0.whole(1...40_000), "packets": $0.whole(1...50), "mss": $0.whole(1...2000),
                "page": $0.whole(64...1024),
            ]
        }
    }

    @Test func figuresThatMakeNoSenseAreRefused() throws {
        try expectRefusal(of: 20, ["entries": [2], "command-bytes": [6000]], because: "depends on where in a page")
        try expectRefusal(of: 20, ["entries": [1024], "page": [65536]], because: "too many")
        try expectRefusal(of: 20, ["size": [16_777_216], "mss": [1]], because: "more than 65536 parts")
    }
}
