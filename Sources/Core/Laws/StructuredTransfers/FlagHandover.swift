/// L26: an engine that writes a header once it has seen the flag that another engine sets behind its fence.
///
/// Source: S0 and S1 describe the descriptors; the times are reconstructed. T1 is the time until the first engine's own
/// payload has landed, its own fence included: without one its header can overtake its payload.
public struct FlagHandover: Hashable, Sendable {
    /// T1: until the first engine's payload has landed.
    public var first: Nanoseconds
    /// T2: until the second engine's payload has landed.
    public var second: Nanoseconds
    /// t_fence: what the fence costs once there is nothing left to wait for.
    public var fence: Nanoseconds
    /// t_flag: until the flag is visible.
    public var flag: Nanoseconds
    /// t_poll: between two looks at the flag; above 0.
    public var poll: Nanoseconds
    /// t_hdr: until the header is visible.
    public var header: Nanoseconds

    /// See the properties.
    public init(
        first: Nanoseconds, second: Nanoseconds, fence: Nanoseconds, flag: Nanoseconds, poll: Nanoseconds,
        header: Nanoseconds
    ) {
        (self.first, self.second, self.fence) = (first, second, fence)
        (self.flag, self.poll, self.header) = (flag, poll, header)
    }

    /// max(T1, T2 + t_fence + t_flag) + t_poll/2 + t_hdr: the mean over all phases of a timer that polls.
    public var meanTime: Nanoseconds { ready + 0.5 * poll + header }

    /// The same with a whole t_poll: the least time that no phase exceeds.
    public var worstTime: Nanoseconds { ready + poll + header }

    /// T1 + k t_poll + t_hdr for the least k >= 0 that comes no earlier than the flag: an engine that polls from T1 on, its
    /// first look at once; our extension.
    public var timeOfLoop: Nanoseconds {
        let missing = second + fence + flag - first
        let polls = missing / poll
        // A flag that comes just at a look is seen by it, whatever the last digit of the division says.
        let looks = max(0, abs(polls - polls.rounded()) < 1e-9 ? polls.rounded() : polls.rounded(.up))
        return first + looks * poll + header
    }

    private var ready: Nanoseconds { max(first, second + fence + flag) }
}
