// PQFixture
