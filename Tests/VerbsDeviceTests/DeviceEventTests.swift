import Glibc
import Testing
import Verbs

extension OnDevice {
    @Suite struct DeviceEventTests {
        @Test func aDeviceAtRestHasNoEvents() throws {
            let context = try Rig().context
            #expect(try context.nextEvent() == nil)
            #expect(try context.waitForEvent(timeout: .milliseconds(20)) == nil)
        }

        /// Nobody polls, and more requests end than the completion queue holds.
        @Test(.enabled(if: TestDevice.isInGuest, "a card may take its queue pairs down for good"))
        func aCompletionQueueThatRunsOverIsAnEvent() throws {
            let rig = try Rig()
            let few = try CompletionQueue(on: rig.context, capacity: 2)
            let own = try UnconnectedQueuePair(
                in: rig.domain, on: rig.port, gid: rig.gid, sendCompletions: few, receiveCompletions: rig.receives,
                limits: Rig.limits)
            let address = own.address
            let pair = try own.connect(to: address, rig.options)
            let memory = GuardedMemory(64, seed: 1)
            let region = try memory.region(in: rig.domain)
            for id in 0..<16 { try pair.post(.write(to: region.start()), [], id: id) }
            let event = try #require(try rig.context.waitForEvent(timeout: .seconds(10)))
            #expect(event.kind == .completionQueueError && event.subject == .completionQueue(few.handle), "\(event)")
        }

        @Test(.enabled(if: TestDevice.isInGuest, "it takes the port's network interface down"))
        func aPortThatGoesDownIsAnEvent() throws {
            let rig = try Rig()
            let interface = try #require(rig.gid.networkInterface)
            let entries = try rig.port.gids().count
            try setInterface(interface, up: false)
            #expect(try Self.next(.portError, in: rig) == .port(1))
            #expect(try rig.context.port(1).state == .down)
            try setInterface(interface, up: true)
            #expect(try Self.next(.portActive, in: rig) == .port(1))
            #expect(try rig.context.port(1).state == .active)
            // The interface's own addresses come back in the kernel's time.
            let deadline = ContinuousClock.now + .seconds(10)
            while try rig.port.gids().count < entries, ContinuousClock.now < deadline { usleep(10_000) }
            #expect(try rig.port.preferredGID() == rig.gid)
        }

        /// What the next event of `kind` happened to; addresses that come and go bring others.
        private static func next(_ kind: DeviceEvent.Kind, in rig: Rig) throws -> DeviceEvent.Subject? {
            let deadline = ContinuousClock.now + .seconds(10)
            while ContinuousClock.now < deadline {
                if let event = try rig.context.waitForEvent(timeout: .seconds(1)), event.kind == kind {
                    return event.subject
                }
            }
            return nil
        }
    }
}

/// Takes a network interface up or down (`SIOCSIFFLAGS` of netdevice(7)).
private func setInterface(_ name: String, up: Bool) throws {
    let control = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(control) }
    // An `ifreq`: sixteen bytes of name, then two of flags.
    var request = [UInt8](repeating: 0, count: 40)
    request.replaceSubrange(0..<name.utf8.count, with: name.utf8)
    try #require(ioctl(control, UInt(SIOCGIFFLAGS), &request) == 0)
    request[16] = up ? request[16] | 1 : request[16] & ~1
    try #require(ioctl(control, UInt(SIOCSIFFLAGS), &request) == 0)
}
