// TransportConformance
