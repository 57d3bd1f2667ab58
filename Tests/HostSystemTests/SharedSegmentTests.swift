import Glibc
import HostSystem
import Testing

@Suite struct SharedSegmentTests {
    @Test(arguments: [0, 1, 4096, 100_000]) func isZeroedAndSharedWithASecondMapping(size: Int) throws {
        let owner = try SharedSegment(size: size)
        let peer = try SharedSegment(mapping: owner.address)
        #expect(owner.base != peer.base)
        #expect(peer.size == size)
        for offset in stride(from: 0, to: size, by: 997) {
            #expect(peer.base.load(fromByteOffset: offset, as: UInt8.self) == 0)
            owner.base.storeBytes(of: UInt8(truncatingIfNeeded: offset + 1), toByteOffset: offset, as: UInt8.self)
            #expect(peer.base.load(fromByteOffset: offset, as: UInt8.self) == UInt8(truncatingIfNeeded: offset + 1))
        }
    }

    @Test func staysMappedWhenItsOwnerIsGone() throws {
        var owner: SharedSegment? = try SharedSegment(size: 64)
        owner?.base.storeBytes(of: 42, as: UInt64.self)
        let peer = try SharedSegment(mapping: #require(owner).address)
        owner = nil
        #expect(peer.base.load(as: UInt64.self) == 42)
    }

    @Test func cannotBeMappedOnceSealed() throws {
        let owner = try SharedSegment(size: 64)
        owner.seal()
        let error = #expect(throws: SystemError.self) { try SharedSegment(mapping: owner.address) }
        #expect(error?.description.contains("cannot be mapped") == true)
        #expect(error?.description.contains("process \(getpid())") == true)
    }

    @Test func isNotMistakenForAnotherOneBehindTheSameDescriptor() throws {
        let announced: SegmentAddress
        do {
            let owner = try SharedSegment(size: 64)
            announced = owner.address
        }
        // Descriptors are given out lowest first, but other tests run meanwhile: try until the number comes round.
        var others: [SharedSegment] = []
        while others.last?.address.descriptor != announced.descriptor, others.count < 64 {
            others.append(try SharedSegment(size: 64))
        }
        #expect(throws: SystemError.self) { try SharedSegment(mapping: announced) }
    }

    @Test func tellsApartProcessesThatCannotBeReached() throws {
        let owner = try SharedSegment(size: 64)
        let elsewhere = withUnsafeBytes(of: owner.address) { bytes in
            var copy = bytes.load(as: SegmentAddress.self)
            withUnsafeMutableBytes(of: &copy) { $0.storeBytes(of: Int32.max, as: Int32.self) }
            return copy
        }
        let error = #expect(throws: SystemError.self) { try SharedSegment(mapping: elsewhere) }
        #expect(error?.errno == ENOENT)
        #expect(error?.description.contains("another host") == true)
    }

    @Test(arguments: [Int.max, 1 << 60, 1 << 46]) func refusesWhatTheMachineCannotHold(size: Int) throws {
        let error = #expect(throws: SystemError.self) { try SharedSegment(size: size) }
        #expect(error?.errno == ENOMEM)
    }

    @Test func namesTheSettingWhereHugePagesAreMissing() throws {
        // More than any machine sets aside.
        let error = #expect(throws: SystemError.self) { try SharedSegment(size: 1 << 45, pages: .huge) }
        #expect(error?.description.contains("nr_hugepages") == true)
    }

    @Test func leavesNothingInTheFileSystem() throws {
        let before = try namesIn("/dev/shm")
        let segment = try SharedSegment(size: 1 << 16)
        #expect(try namesIn("/dev/shm") == before)
        withExtendedLifetime(segment) {}
    }

    @Test func isReachedFromAnotherProcessButNotInherited() throws {
        let before = try namesIn("/dev/shm")
        let owner = try SharedSegment(size: 4096)
        // Another program, started by exec, that opens the segment as a peer would and reads its size.
        let path = "/proc/\(owner.address.process)/fd/\(owner.address.descriptor)"
        #expect(try run(["/bin/sh", "-c", "test \"$(wc -c < \(path))\" = 4096"]) == 0)
        // The descriptor itself is not inherited: an orphan would keep the memory alive.
        #expect(try run(["/bin/sh", "-c", "test ! -e /proc/self/fd/\(owner.address.descriptor)"]) == 0)
        #expect(try namesIn("/dev/shm") == before)
    }

    private func namesIn(_ folder: String) throws -> [String] {
        let stream = try #require(opendir(folder))
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { $0.hasPrefix("rdmark") || $0.hasPrefix("memfd") }
    }

    /// The exit status of a program.
    private func run(_ words: [String]) throws -> Int32 {
        var process = pid_t()
        let arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        try #require(posix_spawn(&process, words[0], nil, nil, arguments, environ) == 0)
        var status: Int32 = 0
        try #require(waitpid(process, &status, 0) == process)
        return status
    }
}
