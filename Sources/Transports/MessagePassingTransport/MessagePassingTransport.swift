// MessagePassingTransport
