// PQSyntax
