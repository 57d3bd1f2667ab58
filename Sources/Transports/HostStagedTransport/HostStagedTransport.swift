// HostStagedTransport
