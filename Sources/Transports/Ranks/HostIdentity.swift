internal import HostSystem
internal import Glibc

/// What tells whether two ranks share a host, and can reach each other's memory there.
struct HostIdentity {
    let name: String
    let processID: Int32
    /// Bit mask of the processors that the rank may use.
    let affinity: [UInt]
    /// Boot and process namespace: equal exactly where `/proc/<id>` of one rank means the same to the other.
    private let placeWords: [Int]

    /// This process's own.
    static var current: HostIdentity {
        var information = utsname()
        uname(&information)
        let name = withUnsafeBytes(of: &information.nodename) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        var namespace = stat()
        stat("/proc/self/ns/pid", &namespace)
        return HostIdentity(
            name: name, processID: getpid(), affinity: Processors.affinity ?? [],
            placeWords: [Int(bitPattern: namespace.st_ino)] + bootWords())
    }

    private init(name: String, processID: Int32, affinity: [UInt], placeWords: [Int]) {
        self.name = name
        self.processID = processID
        self.affinity = affinity
        self.placeWords = placeWords
    }

    /// The kernel's random id of this boot: 36 characters, as words.
    private static func bootWords() -> [Int] {
        let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var characters = [UInt8](repeating: 0, count: 36)
        guard read(descriptor, &characters, characters.count) == characters.count else { return [] }
        return characters.map(Int.init)
    }

    func isSameHost(as other: HostIdentity) -> Bool {
        name == other.name && placeWords == other.placeWords
    }

    /// How many different processors `ranks` may use together; those online where the kernel does not tell.
    static func processors(of ranks: [HostIdentity]) -> Int {
        var union: [UInt] = []
        for rank in ranks {
            for (index, word) in rank.affinity.enumerated() {
                if index < union.count { union[index] |= word } else { union.append(word) }
            }
        }
        let count = union.reduce(0) { $0 + $1.nonzeroBitCount }
        return count > 0 ? count : Processors.online
    }

    /// For sending: lengths, then contents.
    var words: [Int] {
        let characters = name.utf8.map(Int.init)
        return [Int(processID), characters.count, affinity.count] + characters + affinity.map { Int(bitPattern: $0) }
            + placeWords
    }

    init(words: [Int]) {
        let afterName = 3 + words[1]
        let afterMask = afterName + words[2]
        name = String(decoding: words[3..<afterName].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
        processID = Int32(truncatingIfNeeded: words[0])
        affinity = words[afterName..<afterMask].map { UInt(bitPattern: $0) }
        placeWords = Array(words[afterMask...])
    }
}
