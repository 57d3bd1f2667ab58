public import HostSystem

extension SegmentAddress {
    /// For trading between ranks: four numbers.
    public static let wordCount = 4

    /// This address as `wordCount` numbers.
    public var words: [Int] { [Int(process), Int(descriptor), size, Int(bitPattern: UInt(token))] }

    /// The address of `words`, of which there are `wordCount`.
    public init(words: some Collection<Int>) {
        let words = Array(words)
        self.init(
            process: Int32(truncatingIfNeeded: words[0]), descriptor: Int32(truncatingIfNeeded: words[1]),
            size: words[2], token: UInt64(UInt(bitPattern: words[3])))
    }
}
