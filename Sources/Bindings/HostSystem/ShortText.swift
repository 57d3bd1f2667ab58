internal import Glibc

/// What one of the kernel's files says whose whole text is a number or a word; nothing where it cannot be read.
func shortText(at path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var characters = [UInt8](repeating: 0, count: 32)
    let count = fread(&characters, 1, characters.count, file)
    return String(decoding: characters.prefix(count), as: UTF8.self)
}
