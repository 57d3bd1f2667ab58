import TransferCore

extension ValueKind where Value == ByteCount {
    /// One of the sizes that InfiniBand and RoCE have for a packet's payload (`ibv_mtu`), in bytes.
    static var pathMTU: ValueKind {
        let sizes = [256, 512, 1024, 2048, 4096].map(String.init)
        let name = ValueKind<String>.oneOf(sizes, "path MTU")
        return ValueKind(
            syntax: name.syntax,
            parse: { (text: String) throws(Refusal) -> ByteCount in
                ByteCount(try wholeNumber(try name.parse(text), in: 256...4096, else: "give \(alternatives(sizes))"))
            },
            text: { "\($0.bytes)" })
    }
}
