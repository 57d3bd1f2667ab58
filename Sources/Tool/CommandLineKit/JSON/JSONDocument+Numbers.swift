extension JSONDocument {
    /// The number under `key` as it was written; nothing where the key is missing or `null`.
    func number(_ key: String, in members: [JSONMember]) throws(UsageError) -> String? {
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        switch member.node.value {
        case .null: return nil
        case .number(let number): return number
        default:
            throw UsageError(
                at: place(member.node.offset), "\(key) is \(member.node.kind), not a number",
                "give a number, or null where it is not known")
        }
    }

    /// Where the value under `key` stands, or `node` where the key is missing.
    func offset(of key: String, in members: [JSONMember], else node: JSONNode) -> Int {
        members.first { $0.key == key }?.node.offset ?? node.offset
    }
}
