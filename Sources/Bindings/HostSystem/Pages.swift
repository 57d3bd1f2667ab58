import Glibc

/// Which pages memory is made of.
public enum Pages: String, CaseIterable, Sendable {
    /// The system's ordinary pages.
    case standard
    /// Ordinary pages that the kernel may merge into huge ones (`madvise(MADV_HUGEPAGE)`): a wish, never refused.
    case transparentHuge
    /// Huge pages that an administrator has set aside: refused where too few are free.
    case huge

    /// Bytes of an ordinary page.
    public static let standardSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    /// Bytes of a huge page: the commonest size; a mapping that is too short for the machine's own is refused, not
    /// harmful.
    public static let hugeSize = 2 << 20

    /// What to look at where huge pages are refused.
    static let hugePagesHint = "in huge pages: see /proc/sys/vm/nr_hugepages"

    /// `size` rounded up to whole pages of `pageSize` bytes, at least one.
    static func round(_ size: Int, up pageSize: Int) throws(SystemError) -> Int {
        let (sum, overflow) = max(size, 1).addingReportingOverflow(pageSize - 1)
        guard !overflow else {
            throw SystemError(call: "mmap", errno: ENOMEM, explanation: "\(size) bytes fit no address space")
        }
        return sum / pageSize * pageSize
    }
}

/// `mmap(2)`, readable and writable.
///
/// - Parameter hint: ends the explanation of a failure.
func mapPages(
    _ size: Int, flags: Int32, descriptor: Int32 = -1, hint: String? = nil
) throws(SystemError) -> UnsafeMutableRawPointer {
    // MAP_FAILED is a cast macro.
    let base = mmap(nil, size, PROT_READ | PROT_WRITE, flags, descriptor, 0)
    guard let base, base != UnsafeMutableRawPointer(bitPattern: -1) else {
        throw SystemError(call: "mmap", explanation: "\(size) bytes" + (hint.map { " \($0)" } ?? ""))
    }
    return base
}

/// Refuses what this machine cannot hold, before touching the pages would have the process killed.
func requireAvailable(_ size: Int) throws(SystemError) {
    let available = availableMemory()
    guard size <= available else {
        throw SystemError(
            call: "mmap", errno: ENOMEM, explanation: "\(size) bytes asked, \(available) available on this machine")
    }
}

/// Bytes that can be had without swapping: `MemAvailable`, or all physical memory where the kernel does not say.
private func availableMemory() -> Int {
    guard let file = fopen("/proc/meminfo", "re") else {
        return Int(sysconf(Int32(_SC_PHYS_PAGES))) * Pages.standardSize
    }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(separator: " ")
        if words.count > 1, words[0] == "MemAvailable:", let kibibytes = Int(words[1]) { return kibibytes << 10 }
    }
    return Int(sysconf(Int32(_SC_PHYS_PAGES))) * Pages.standardSize
}
