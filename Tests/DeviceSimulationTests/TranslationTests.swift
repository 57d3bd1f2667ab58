import DeviceModel
import DeviceSimulation
import Testing

@Suite struct TranslationTests {
    @Test func whatIsNotMappedOrNotAllowedIsBlocked() throws {
        var unit = TranslationUnit(ways: 2)
        unit.map(5, to: 9, .read)
        let frame = try unit.translate(5, for: .read)
        #expect(frame == 9)
        #expect(throws: TranslationFault(page: 5, wanted: .write, allowed: .read)) {
            try unit.translate(5, for: .write)
        }
        #expect(throws: TranslationFault(page: 6, wanted: .read, allowed: nil)) { try unit.translate(6, for: .read) }
        #expect(unit.faults == 2)
    }

    @Test func theCacheAnswersUntilItIsInvalidated() throws {
        var unit = TranslationUnit(ways: 2)
        unit.map(0, to: 3, .write)
        _ = try unit.translate(0, for: .write)
        unit.unmap(0)
        let stale = try unit.translate(0, for: .write)
        #expect(stale == 3)
        #expect(unit.walks == 1)
        unit.invalidate(0)
        #expect(throws: TranslationFault.self) { try unit.translate(0, for: .write) }
        // A new mapping is seen, because nothing old is remembered.
        unit.map(0, to: 4, .write)
        let fresh = try unit.translate(0, for: .write)
        #expect(fresh == 4)
    }

    private func engine(slots: Int, walkers: Int, pages: Int, mapped: Int, ways: Int) -> TranslatedEngine {
        var unit = TranslationUnit(ways: ways)
        for page in 0..<mapped { unit.map(page, to: page, .read) }
        return TranslatedEngine(
            .init(
                slots: slots, hit: Picoseconds(10), walk: Picoseconds(100), walkers: walkers, wire: Picoseconds(7)),
            unit: unit, pattern: .cyclic(pages: pages))
    }

    @Test func oneAtATimeTakesTheSumOfItsParts() {
        var engine = engine(slots: 1, walkers: 1, pages: 3, mapped: 3, ways: 2)
        engine.run(descriptors: 5)
        // Round and round through a page more than there are entries: each is fetched.
        #expect(engine.now == Picoseconds(5 * 117))
        #expect(engine.unit.walks == 5)
    }

    @Test func walkersOrTheLinkDecideWhereManyAreUnderWay() {
        var slow = engine(slots: 16, walkers: 4, pages: 40, mapped: 40, ways: 8)
        slow.run(descriptors: 400)
        let start = slow.now
        slow.run(descriptors: 400)
        #expect(slow.now - start == Picoseconds(400 / 4 * 100))
        var fast = engine(slots: 16, walkers: 4, pages: 4, mapped: 4, ways: 8)
        fast.run(descriptors: 400)
        let before = fast.now
        fast.run(descriptors: 400)
        #expect(fast.now - before == Picoseconds(400 * 7))
    }

    @Test func aPageThatIsNotMappedEndsItsDescriptorAndNoOther() {
        var engine = engine(slots: 4, walkers: 2, pages: 4, mapped: 3, ways: 8)
        engine.run(descriptors: 400)
        #expect(engine.carried + engine.blocked == 400)
        #expect((90...110).contains(engine.blocked))
        #expect(engine.unit.faults == engine.blocked)
    }
}
