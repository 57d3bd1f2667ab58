import DeviceModel
import DeviceSimulation

/// L29's invariant: a page that a device writes must neither move nor lose its translation before the last write.
///
/// An engine writes a page word by word while the kernel wants to move it to another frame, and give the old frame to
/// another program. Every order of their steps is explored.
struct MigrationProgram: Hashable {
    /// What is pinned until the engine is done.
    enum Pinned: Hashable { case nothing, pageOnly, pageAndTranslation }

    private enum Kernel: Hashable { case idle, copied, remapped, reused }

    private static let words = 2
    private static let engine = 1
    private static let other = 2
    private static let page = 0

    private let pinned: Pinned
    private var memory = PhysicalMemory(frames: 2, wordsPerFrame: words)
    private var unit = TranslationUnit(ways: 1)
    private var frame = 0
    private var written = 0
    private var kernel = Kernel.idle
    private var fault: TranslationFault?

    init(pinned: Pinned) {
        self.pinned = pinned
        unit.map(Self.page, to: 0, .write)
    }

    /// Every order of steps with so much pinned.
    static func exploration(pinned: Pinned) -> Exploration<MigrationProgram> {
        Exploration(from: MigrationProgram(pinned: pinned), steps: \.steps, violation: \.violation)
    }

    /// What holds with the page and its translation pinned, and what happens without.
    static var findings: [LawFinding] {
        func finding(_ pinned: Pinned, _ subject: String, unsafe: String = "") -> LawFinding {
            LawFinding(
                exploration(pinned: pinned), subject, safe: "no word is lost in any order", unsafe: unsafe,
                mustBeSafe: pinned == .pageAndTranslation)
        }
        return [
            finding(.pageAndTranslation, "page and translation pinned:"),
            finding(.nothing, "nothing pinned:", unsafe: "a page that moves under a transfer is corrupted"),
            finding(
                .pageOnly, "the page pinned but not its translation:",
                unsafe: "the transfer is cut off by a fault"),
        ]
    }

    private var isDone: Bool { written == Self.words }

    private var steps: [Exploration<MigrationProgram>.Step] { [engineStep, kernelStep].compactMap(\.self) }

    private var engineStep: Exploration<MigrationProgram>.Step? {
        guard !isDone, fault == nil else { return nil }
        var after = self
        do throws(TranslationFault) {
            // Without anything pinned the engine has the address of the frame itself, from before it moved.
            let target = pinned == .nothing ? 0 : try after.unit.translate(Self.page, for: .write)
            after.memory[target, written] = PhysicalMemory.mark(of: Self.engine, word: written)
            after.written += 1
            return .init("the engine writes word \(written) to frame \(target)", to: after)
        } catch {
            after.fault = error
            return .init("the engine's write of word \(written) is blocked", to: after)
        }
    }

    private var kernelStep: Exploration<MigrationProgram>.Step? {
        var after = self
        switch (pinned, kernel) {
        case (.pageAndTranslation, .idle) where !isDone: return nil
        case (.pageOnly, .idle) where !isDone:
            guard fault == nil, after.unit.unmap(Self.page) != nil else { return nil }
            after.unit.invalidate(Self.page)
            return .init("the kernel takes the translation away", to: after)
        case (_, .idle):
            after.memory.copy(frame: 0, to: 1)
            after.kernel = .copied
            return .init("the kernel copies frame 0 to frame 1", to: after)
        case (_, .copied):
            after.frame = 1
            after.unit.unmap(Self.page)
            after.unit.invalidate(Self.page)
            after.unit.map(Self.page, to: 1, .write)
            after.kernel = .remapped
            return .init("the kernel maps the page to frame 1 and frees frame 0", to: after)
        case (_, .remapped):
            after.memory.mark(frame: 0, as: Self.other)
            after.kernel = .reused
            return .init("another program takes frame 0 and writes it", to: after)
        case (_, .reused): return nil
        }
    }

    private var violation: String? {
        if let fault { return "the engine \(fault)" }
        if kernel == .reused, !memory.isMarked(frame: 0, as: Self.other) {
            return "the other program's frame holds words of the engine"
        }
        if isDone, kernel != .copied, !memory.isMarked(frame: frame, as: Self.engine) {
            return "the engine is done, and the page does not hold what it wrote"
        }
        return nil
    }
}
