/// The cache that lies before memory.
public enum LastLevelCache {
    /// Bytes of the largest cache that one processor of this host reaches, or nothing where the kernel does not tell. It is
    /// read from `/sys`: `sysconf` adds up the caches of all processors on some machines.
    public static var size: Int? {
        (0..<8).compactMap { index in
            shortText(at: "/sys/devices/system/cpu/cpu0/cache/index\(index)/size").flatMap(parse)
        }.max()
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
