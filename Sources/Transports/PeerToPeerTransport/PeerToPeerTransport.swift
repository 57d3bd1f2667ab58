// PeerToPeerTransport
