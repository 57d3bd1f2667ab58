internal import CHostSystem
internal import Glibc

/// How much memory this process may lock, and what to say when that was too little.
struct MemoryLockLimit {
    /// Bytes that it may lock (`RLIMIT_MEMLOCK`).
    let limit: UInt64
    /// Bytes that it has pinned for devices already (`VmPin` of `/proc/self/status`).
    let pinned: UInt64

    /// As things are now.
    static var current: MemoryLockLimit {
        MemoryLockLimit(limit: chost_lock_limit(), pinned: 1024 * pinnedKibibytes())
    }

    /// `error`, which registering `bytes` met, with what was needed and the command that raises the limit where the
    /// limit can be the cause; otherwise unchanged.
    func explaining(_ error: VerbsError, registering bytes: Int) -> VerbsError {
        let (needed, overflows) = pinned.addingReportingOverflow(Self.wholePages(bytes))
        guard overflows || needed > limit else { return error }
        return error.refined(
            .memoryLockLimit,
            hint: "that locks \(Self.wholePages(bytes)) bytes on top of \(pinned) locked already, and this process may "
                + "lock \(limit): raise the limit with `ulimit -l unlimited`, or memlock in /etc/security/limits.conf")
    }

    private static func wholePages(_ bytes: Int) -> UInt64 {
        let page = UInt64(sysconf(Int32(_SC_PAGESIZE)))
        return (UInt64(bytes) + page - 1) / page * page
    }

    private static func pinnedKibibytes() -> UInt64 {
        guard let file = fopen("/proc/self/status", "re") else { return 0 }
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 256)
        while line.withUnsafeMutableBytes({ fgets($0.bindMemory(to: CChar.self).baseAddress, 256, file) }) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }, as: UTF8.self)
            let words = text.split(whereSeparator: \.isWhitespace)
            if words.first == "VmPin:", words.count > 1 { return UInt64(words[1]) ?? 0 }
        }
        return 0
    }
}
