import Testing
import TransferCore

@testable import CommandLineKit

@Suite struct SizeTests {
    @Test(arguments: [
        ("8", 8), ("8B", 8), ("1", 1), ("4K", 4096), ("4KiB", 4096), ("64KiB", 65_536), ("1M", 1 << 20),
        ("3MiB", 3 << 20),
        ("1G", 1 << 30), ("1GiB", 1 << 30), ("1T", 1 << 40), ("1024GiB", 1 << 40), ("007", 7),
    ])
    func readsBinaryUnits(text: String, bytes: Int) throws {
        #expect(try ValueKind<ByteCount>.byteSize().parse(text) == ByteCount(bytes))
    }

    @Test func writesWhatItReads() throws {
        var random = SplitMix(state: 1)
        let kind = ValueKind<ByteCount>.byteSize()
        for _ in 0..<500 {
            let bytes = Int.random(in: 1...1 << Int.random(in: 0...20, using: &random), using: &random)
            let size = ByteCount(bytes << (10 * Int.random(in: 0...2, using: &random)))
            #expect(try kind.parse(kind.text(size)) == size)
        }
    }

    private static let remedy = "give a size from 1B to 1TiB, such as 8, 4K or 1MiB"

    @Test(arguments: [
        ("0", "0 is too small; \(remedy)"),
        ("0K", "0K is too small; \(remedy)"),
        ("-4K", "-4K: -4 is negative; \(remedy)"),
        ("-8", "-8 is negative; \(remedy)"),
        ("1.5M", "1.5M: 1.5 is not a whole number; \(remedy)"),
        ("", "'' is not a size; \(remedy)"),
        ("K", "K is not a size; \(remedy)"),
        ("+8", "+8 is not a size; \(remedy)"),
        ("4k", "4k has the unknown unit k; \(remedy)"),
        ("4 K", "4 K has the unknown unit  K; \(remedy)"),
        ("4Kib", "4Kib has the unknown unit Kib; \(remedy)"),
        ("0x10", "0x10 has the unknown unit x10; \(remedy)"),
        ("8٣", "8٣ is not a whole number; \(remedy)"),
        ("2T", "2T is too large; \(remedy)"),
        ("99999999G", "99999999G is too large; \(remedy)"),
        ("9223372036854775807K", "9223372036854775807K is too large; \(remedy)"),
        ("92233720368547758070", "92233720368547758070 is too large; \(remedy)"),
        ("4KB", "4KB has the decimal unit KB, and sizes here are binary; write 4K or 4KiB for a power of 1024"),
        ("4kB", "4kB has the decimal unit kB, and sizes here are binary; write 4K or 4KiB for a power of 1024"),
        ("2GB", "2GB has the decimal unit GB, and sizes here are binary; write 2G or 2GiB for a power of 1024"),
    ])
    func refuses(text: String, message: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<ByteCount>.byteSize().parse(text) }
        #expect(refusal.text == message)
    }

    @Test(arguments: [
        ("8", [8]), ("8,64", [8, 64]), ("8..64", [8, 16, 32, 64]), ("3..20", [3, 6, 12, 20]), ("5..5", [5]),
        ("5..6", [5, 6]), ("8,1K..4K,5", [8, 1024, 2048, 4096, 5]),
    ])
    func readsLists(text: String, sizes: [Int]) throws {
        #expect(try ValueKind<[ByteCount]>.sizes.parse(text).map(\.bytes) == sizes)
    }

    @Test(arguments: [
        ("", "the list is empty; put one comma between two items"),
        ("8,", "an item is empty; put one comma between two items"),
        ("8,,9", "an item is empty; put one comma between two items"),
        ("8..", "8.. lacks an end; write a range as A..B, such as 4K..4M"),
        ("..8", "..8 lacks an end; write a range as A..B, such as 4K..4M"),
        ("4M..4K", "4M..4K runs downwards; write the smaller size first: 4KiB..4MiB"),
        ("8,8", "8B is named twice; name it once"),
        ("4096,1K..8K", "4KiB is named twice; name it once"),
        ("8,4KB", "4KB has the decimal unit KB, and sizes here are binary; write 4K or 4KiB for a power of 1024"),
        ("8..2T", "2T is too large; \(remedy)"),
        ("1..2..3", "2..3 is not a whole number; \(remedy)"),
    ])
    func refusesLists(text: String, message: String) throws {
        let refusal = try #require(throws: Refusal.self) { try ValueKind<[ByteCount]>.sizes.parse(text) }
        #expect(refusal.text == message)
    }

    @Test func writesListsAsItReadsThem() throws {
        var random = SplitMix(state: 2)
        let kind = ValueKind<[ByteCount]>.sizes
        #expect(kind.text([1, 2, 4, 8, 9, 18, 5].map { ByteCount($0) }) == "1B..8B,9B,18B,5B")
        for _ in 0..<300 {
            let sizes = Set(
                (0..<Int.random(in: 1...12, using: &random)).map { _ in
                    ByteCount(Int.random(in: 1...3, using: &random) << Int.random(in: 0...12, using: &random))
                })
            let shuffled = (Bool.random(using: &random) ? sizes.sorted() : sizes.shuffled(using: &random))
            #expect(try kind.parse(kind.text(shuffled)) == shuffled)
        }
    }
}
