// PQSemantics
