import DeviceModel
import DeviceSimulation

/// L34's invariant: a device does not write a frame that belongs to somebody else.
///
/// A device writes a page now and then, while the system unmaps it and gives its frame to another program. Every order of
/// their steps is explored.
struct UnmapProgram: Hashable {
    /// How the system takes the page away.
    enum Policy: Hashable {
        /// It frees the frame once the invalidation is complete.
        case strict
        /// It frees the frame at once, and invalidates some time later.
        case deferred
        /// Every frame is mapped for ever, and there is nothing to take away.
        case identityMap
    }

    private enum System: Hashable { case using, unmapped, freed }
    private enum Invalidation: Hashable { case none, requested, complete }

    private static let device = 1
    private static let other = 2
    private static let accesses = 2

    private let policy: Policy
    private var unit: TranslationUnit
    private var memory = PhysicalMemory(frames: 1, wordsPerFrame: 1)
    private var system = System.using
    private var invalidation = Invalidation.none
    private var isReused = false
    private var tried = 0

    init(policy: Policy) {
        self.policy = policy
        unit = policy == .identityMap ? .identity(frames: 1, ways: 1) : TranslationUnit(ways: 1)
        if policy != .identityMap { unit.map(0, to: 0, .write) }
    }

    /// Every order of steps.
    static func exploration(_ policy: Policy) -> Exploration<UnmapProgram> {
        Exploration(from: UnmapProgram(policy: policy), steps: \.steps, violation: \.violation)
    }

    /// What holds with strict invalidation, and what happens without.
    static var findings: [LawFinding] {
        func finding(_ policy: Policy, _ subject: String) -> LawFinding {
            LawFinding(
                exploration(policy), subject, safe: "no order lets the device write a frame of somebody else",
                unsafe: "the device writes a frame that was freed and given away", mustBeSafe: policy == .strict)
        }
        return [
            finding(.strict, "strict:"), finding(.deferred, "deferred: between unmap and invalidation"),
            finding(.identityMap, "identity map:"),
        ]
    }

    private var steps: [Exploration<UnmapProgram>.Step] {
        [deviceStep, systemStep, invalidationStep, otherStep].compactMap(\.self)
    }

    private var deviceStep: Exploration<UnmapProgram>.Step? {
        guard tried < Self.accesses else { return nil }
        var after = self
        after.tried += 1
        do throws(TranslationFault) {
            let frame = try after.unit.translate(0, for: .write)
            after.memory[frame, 0] = PhysicalMemory.mark(of: Self.device, word: 0)
            let source = after.unit.walks > unit.walks ? "table, which the cache remembers" : "cache"
            return .init("the device writes frame \(frame), by the \(source)", to: after)
        } catch {
            return .init("the device's write of page 0 is blocked", to: after)
        }
    }

    private var systemStep: Exploration<UnmapProgram>.Step? {
        var after = self
        switch system {
        case .using:
            after.unit.unmap(policy == .identityMap ? -1 : 0)
            after.system = policy == .identityMap ? .freed : .unmapped
            return .init(policy == .identityMap ? "the system frees frame 0" : "the system unmaps page 0", to: after)
        case .unmapped:
            if policy == .strict, invalidation != .complete {
                guard invalidation == .none else { return nil }
                after.invalidation = .requested
                return .init("the system requests the invalidation", to: after)
            }
            after.system = .freed
            return .init("the system frees frame 0", to: after)
        case .freed:
            guard policy == .deferred, invalidation == .none else { return nil }
            after.invalidation = .requested
            return .init("the system requests the invalidation", to: after)
        }
    }

    private var invalidationStep: Exploration<UnmapProgram>.Step? {
        guard invalidation == .requested else { return nil }
        var after = self
        after.unit.invalidate(0)
        after.invalidation = .complete
        return .init("the invalidation completes", to: after)
    }

    private var otherStep: Exploration<UnmapProgram>.Step? {
        guard system == .freed, !isReused else { return nil }
        var after = self
        after.memory.mark(frame: 0, as: Self.other)
        after.isReused = true
        return .init("another program takes frame 0 and writes it", to: after)
    }

    private var violation: String? {
        isReused && !memory.isMarked(frame: 0, as: Self.other)
            ? "the other program's frame holds what the device wrote" : nil
    }
}
