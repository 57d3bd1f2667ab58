// TransportCatalog
