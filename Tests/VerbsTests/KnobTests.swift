import Testing

@testable import Verbs

@Suite struct KnobTests {
    @Test func ackTimeoutsArePowersOfTwo() {
        #expect(AckTimeout(code: 14)?.duration == .nanoseconds(67_108_864))
        #expect(AckTimeout(code: 1)?.duration == .nanoseconds(8192))
        #expect(AckTimeout(code: 32) == nil && AckTimeout(code: -1) == nil)
        #expect(AckTimeout.never.encoded == 0 && AckTimeout.never.duration == nil)
        #expect(AckTimeout(atLeast: .zero).encoded == 1)
        #expect(AckTimeout(atLeast: .seconds(100_000)).encoded == 31)
        for code in 1...31 {
            guard let duration = AckTimeout(code: code)?.duration else {
                Issue.record("no timeout \(code)")
                continue
            }
            #expect(Int(AckTimeout(atLeast: duration).encoded) == code)
            #expect(Int(AckTimeout(atLeast: duration + .nanoseconds(1)).encoded) == min(31, code + 1))
        }
    }

    @Test func receiverTimersAreATable() {
        #expect(MinimumRNRTimer(code: 0)?.duration == .microseconds(655_360))
        #expect(MinimumRNRTimer(code: 1)?.duration == .microseconds(10))
        #expect(MinimumRNRTimer(code: 12)?.duration == .microseconds(640))
        #expect(MinimumRNRTimer(code: 31)?.duration == .microseconds(491_520))
        #expect(MinimumRNRTimer(code: 32) == nil)
        #expect(MinimumRNRTimer(atLeast: .seconds(9)).encoded == 0)
        #expect(MinimumRNRTimer(atLeast: .microseconds(491_521)).encoded == 0)
        for code in 0...31 {
            guard let timer = MinimumRNRTimer(code: code) else {
                Issue.record("no timer \(code)")
                continue
            }
            #expect(MinimumRNRTimer(atLeast: timer.duration) == timer)
            if code > 1, let before = MinimumRNRTimer(code: code - 1) { #expect(before.duration < timer.duration) }
        }
    }

    @Test func pathMTUsGoThereAndBack() {
        for mtu in PathMTU.allCases { #expect(PathMTU(encoded: mtu.encoded) == mtu) }
        #expect(PathMTU(rawValue: 1500) == nil && PathMTU.bytes1024 < .bytes4096)
    }

    @Test func retriesHaveThreeBits() {
        #expect(RetryCount(7) == .most && RetryCount(8) == nil && RetryCount(-1) == nil && RetryCount(0)?.encoded == 0)
        #expect(ReceiverNotReadyRetryCount(6)?.encoded == 6 && ReceiverNotReadyRetryCount(7) == nil)
        #expect(ReceiverNotReadyRetryCount.unlimited.encoded == 7)
    }

    @Test func linkRatesAreLanesTimesSpeed() {
        #expect(LinkRate(widthCode: 2, speedCode: 32).description == "100 Gb/s (4 x 25)")
        #expect(LinkRate(widthCode: 1, speedCode: 1).description == "2.5 Gb/s (1 x 2.5)")
        #expect(LinkRate(widthCode: 2, speedCode: 128).megabitsPerSecond == 400_000)
        #expect(LinkRate(widthCode: 2, speedCode: 256).description == "800 Gb/s (4 x 200)")
        #expect(LinkRate(widthCode: 16, speedCode: 16).description == "28 Gb/s (2 x 14)")
        #expect(LinkRate(widthCode: 3, speedCode: 1).description == "unknown")
    }

    @Test func timeoutsRoundUpToMilliseconds() {
        #expect(Duration.zero.wholeMilliseconds == 0)
        #expect(Duration.nanoseconds(1).wholeMilliseconds == 1)
        #expect(Duration.milliseconds(1500).wholeMilliseconds == 1500)
        #expect(Duration.seconds(-1).wholeMilliseconds == 0)
        #expect(Duration.seconds(1 << 40).wholeMilliseconds == .max)
    }

    @Test func flagsAreTheLibrarys() {
        #expect(AccessFlags.remote.rawValue == 0b1110 && AccessFlags.localWrite.rawValue == 1)
        #expect(AccessFlags.onDemand.rawValue == 64 && AccessFlags.relaxedOrdering.rawValue == 1 << 20)
        #expect(SendFlags([.fence, .signalled, .solicited, .inline]).rawValue == 0b1111)
    }
}
