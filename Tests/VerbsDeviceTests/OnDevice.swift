import Glibc
import Testing
import Verbs

/// Everything that needs a device, one test at a time: some take a port down or wait for a retry to run out.
@Suite(.serialized, .enabled(if: TestDevice.isPresent, "this host has no RDMA device with an active port"))
enum OnDevice {}

/// The device that the tests run on: the first with an active port.
enum TestDevice {
    static let port: Port? = {
        guard let devices = try? Device.all() else { return nil }
        for device in devices {
            if let port = try? device.open().ports().first(where: { $0.state == .active }) { return port }
        }
        return nil
    }()

    static var isPresent: Bool { port != nil }

    /// Whether its absence is a failure.
    static let isRequired = getenv("RDMARK_REQUIRE_RDMA") != nil

    /// Whether this is a guest of bench/soft-roce, where network interfaces may be taken down.
    static let isInGuest = ["kvm", "emulated"].contains(getenv("RDMARK_SOFT_ROCE").map { String(cString: $0) })

    static var pagesOnDemand: Bool { port?.context.attributes.onDemandPaging.isOffered == true }
}

@Suite struct DevicePresence {
    @Test(.enabled(if: TestDevice.isRequired, "RDMARK_REQUIRE_RDMA is not set"))
    func aDeviceIsThere() {
        #expect(TestDevice.isPresent, "RDMARK_REQUIRE_RDMA is set, and there is no RDMA device with an active port")
    }
}
