import HostSystem
import Testing

@Suite struct ThreadTests {
    @Test func runsItsClosureOnceAndJoins() throws {
        let segment = try SharedSegment(size: 64)
        let flag = SharedFlag(at: segment.base)
        let thread = try WorkerThread(name: "a name longer than the kernel takes") { flag.store(flag.load() + 1) }
        thread.join()
        thread.join()
        #expect(flag.load() == 1)
    }

    @Test func handsOverWhatWasWrittenBeforeAFlag() throws {
        let segment = try SharedSegment(size: 2 * SharedFlag.lineSize + 8)
        let (there, back) = (SharedFlag(at: segment.base), SharedFlag(at: segment.base + SharedFlag.lineSize))
        let payload = SharedFlag(at: segment.base + 2 * SharedFlag.lineSize)
        let rounds: UInt64 = 2000
        let thread = try WorkerThread(name: "echo") {
            for round in 1...rounds {
                while there.load() < round { WorkerThread.yield() }
                payload.storeRelaxed(payload.loadRelaxed() * 3)
                back.store(round)
            }
        }
        var mismatches = 0
        for round in 1...rounds {
            payload.storeRelaxed(round)
            there.store(round)
            while back.load() < round { WorkerThread.yield() }
            if payload.loadRelaxed() != round * 3 { mismatches += 1 }
        }
        thread.join()
        #expect(mismatches == 0)
    }

    @Test func parksUntilWoken() throws {
        let segment = try SharedSegment(size: 2 * SharedFlag.lineSize)
        // The waker sees the spot through a mapping of its own, as another process would.
        let mapping = try SharedSegment(mapping: segment.address)
        let spot = ParkingSpot(at: segment.base)
        let work = SharedFlag(at: segment.base + SharedFlag.lineSize)
        spot.setInUse(true)
        let rounds: UInt64 = 200
        let thread = try WorkerThread(name: "waker") {
            for round in 1...rounds {
                while SharedFlag(at: mapping.base + SharedFlag.lineSize).load() != 2 * round - 1 {
                    WorkerThread.yield()
                }
                SharedFlag(at: mapping.base + SharedFlag.lineSize).store(2 * round)
                ParkingSpot(at: mapping.base).wake()
            }
        }
        let (clock, timeout) = (ContinuousClock(), Duration.seconds(60))
        var longest = Duration.zero
        for round in 1...rounds {
            work.store(2 * round - 1)
            while work.load() != 2 * round {
                let parked = clock.measure {
                    spot.park(timeoutNanoseconds: 60_000_000_000) { work.load() == 2 * round }
                }
                longest = max(longest, parked)
            }
        }
        thread.join()
        // A lost wake-up is one that only the timeout ends.
        #expect(longest < timeout)
    }

    @Test func parkingEndsAtTheTimeoutAndNeverBeginsWhereThereIsWork() throws {
        let segment = try SharedSegment(size: SharedFlag.lineSize)
        let spot = ParkingSpot(at: segment.base)
        spot.setInUse(true)
        let clock = ContinuousClock()
        #expect(clock.measure { spot.park(timeoutNanoseconds: 5_000_000) { false } } >= .milliseconds(5))
        #expect(clock.measure { spot.park(timeoutNanoseconds: 10_000_000_000) { true } } < .seconds(5))
    }
}
