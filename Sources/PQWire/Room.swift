// PQWire
