internal import Glibc

/// The cache that lies before memory.
public enum LastLevelCache {
    /// Bytes of the largest cache that one processor of this host reaches, or nothing where the kernel does not tell. It is
    /// read from `/sys`: `sysconf` adds up the caches of all processors on some machines.
    public static var size: Int? {
        (0..<8).compactMap { index in bytes("/sys/devices/system/cpu/cpu0/cache/index\(index)/size") }.max()
    }

    /// What a file such as `32768K` says.
    private static func bytes(_ path: String) -> Int? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var characters = [UInt8](repeating: 0, count: 32)
        let count = fread(&characters, 1, characters.count, file)
        return parse(String(decoding: characters.prefix(count), as: UTF8.self))
    }

    /// The bytes of a text such as `32768K` or `1M`, with or without a line end; nothing where it is none.
    static func parse(_ text: String) -> Int? {
        let word = text.prefix { !$0.isWhitespace }
        let scale: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        guard let last = word.last else { return nil }
        guard let factor = scale[last] else { return Int(word) }
        return Int(word.dropLast()).map { $0 * factor }
    }
}
