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

    /// The number of 0 or more under `key`, which must be there.
    ///
    /// - Parameters:
    ///   - object: what the key belongs to.
    ///   - what: what the object is, as in `a cost`.
    ///   - remedy: what to do where it is missing or something else.
    func amount(
        _ key: String, in members: [JSONMember], of object: JSONNode, as what: String, remedy: String
    ) throws(UsageError) -> Double {
        guard let member = members.first(where: { $0.key == key }) else {
            throw UsageError(at: place(object.offset), "\(what) has no \(key)", remedy)
        }
        guard case .number(let text) = member.node.value, let value = Double(text), value >= 0, value.isFinite else {
            throw UsageError(at: place(member.node.offset), "\(key) is not a number of 0 or more", remedy)
        }
        return value
    }

    /// The whole number from 0 to `largest` under `key`, which must be there; other parameters as of `amount`.
    func whole(
        _ key: String, upTo largest: Int, in members: [JSONMember], of object: JSONNode, as what: String,
        remedy: String
    ) throws(UsageError) -> Int {
        let value = try amount(key, in: members, of: object, as: what, remedy: remedy)
        guard let number = Int(exactly: value), number <= largest else {
            throw UsageError(
                at: place(offset(of: key, in: members, else: object)),
                "\(key) is not a whole number up to \(largest)", remedy)
        }
        return number
    }

    /// Where the value under `key` stands, or `node` where the key is missing.
    func offset(of key: String, in members: [JSONMember], else node: JSONNode) -> Int {
        members.first { $0.key == key }?.node.offset ?? node.offset
    }
}
