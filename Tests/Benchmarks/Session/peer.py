"""Measures DuckDB for the query of the part `session` of Tests/Benchmarks/run.

    peer.py FILE COUNT

Prints the median of COUNT runs, in milliseconds. All choices favor DuckDB: the file is loaded into a
table, texts are enumerations, the hour is computed by a division, and the rows of the answer are only
counted inside DuckDB, so that the time includes neither sorting nor Python.
"""
import statistics
import sys
import time

import duckdb

path, count = sys.argv[1], int(sys.argv[2])
database = duckdb.connect()
database.execute("SET threads = 2")
database.execute(f"CREATE TABLE texts AS SELECT * FROM read_csv('{path}')")
for name in ["browser.name", "country.code"]:
    database.execute(f'CREATE TYPE "{name}" AS ENUM (SELECT DISTINCT "{name}" FROM texts)')
database.execute(
    """CREATE TABLE samples AS SELECT timestamp, "browser.name"::"browser.name" AS browser,
      "country.code"::"country.code" AS country, http, p2p FROM texts"""
)
query = """SELECT count(*), sum(h), sum(p) FROM (
  SELECT timestamp // 3600000 AS hour, browser, country, sum(http) AS h, sum(p2p) AS p
  FROM samples WHERE country IN ('US', 'DE', 'FR') GROUP BY ALL)"""


def run():
    start = time.perf_counter()
    database.execute(query).fetchall()
    return (time.perf_counter() - start) * 1000


run()
print(statistics.median(run() for _ in range(count)))
