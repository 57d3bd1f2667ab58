extension Duration {
    /// This duration in whole nanoseconds.
    public var nanoseconds: Int {
        let parts = components
        return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
    }
}
