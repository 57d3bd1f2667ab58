extension ValueKind where Value == [String]? {
    /// Names of RDMA devices, each once, or nothing, written as `all`.
    static var deviceNames: ValueKind {
        let list = ValueKind<[String]>.list(of: .deviceNameInList)
        var syntax = list.syntax
        syntax.placeholder += "|all"
        return ValueKind(
            syntax: syntax,
            parse: { (text: String) throws(Refusal) -> [String]? in text == "all" ? nil : try list.parse(text) },
            text: { $0.map(list.text) ?? "all" })
    }
}

extension ValueKind where Value == String {
    /// The name of an RDMA device beside others.
    fileprivate static var deviceNameInList: ValueKind {
        ValueKind(
            syntax: deviceName.syntax,
            parse: { (text: String) throws(Refusal) -> String in
                guard text != "all" else { throw Refusal("all stands beside other names", "write all alone") }
                return try deviceName.parse(text)
            },
            text: { $0 })
    }

    /// The name of an RDMA device, as `ibv_devices` shows it.
    static var deviceName: ValueKind {
        ValueKind(
            syntax: ValueSyntax(placeholder: "NAME"),
            parse: { (text: String) throws(Refusal) -> String in
                // They are those of folders in /sys, of at most 63 bytes (`IBV_SYSFS_NAME_MAX` counts the end).
                let isName = text.unicodeScalars.allSatisfy { $0.isASCII && $0 > " " && $0 != "/" && $0 != "\u{7F}" }
                guard isName, 1...63 ~= text.utf8.count else {
                    throw Refusal(
                        "\(shown(text)) cannot be the name of a device",
                        "give a name such as mlx5_0 or rxe0")
                }
                return text
            },
            text: { $0 })
    }
}
