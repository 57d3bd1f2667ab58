import Testing
import TransferCore

/// Expects that `body` throws `.invalidLayout`.
func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Layout) {
    let error = #expect(throws: TransferError.self, sourceLocation: sourceLocation) { _ = try body() }
    #expect(error?.code == .invalidLayout, sourceLocation: sourceLocation)
}
