"""Runs queries on fixture files with DuckDB.

Reads a file of lines {"csv": path, "sql": text}. Prints a line {"rows": [[cell]]} or {"error": text} for
each of them. A cell is null, a string for a text or a whole number, or a number for a decimal.
"""

import json
import math
import sys

import duckdb

TEXTS = ["browser", "country", "city", "isp", "os", "page"]
NUMBERS = {"http": "BIGINT", "p2p": "BIGINT", "played": "BIGINT", "rebuffered": "BIGINT",
           "sessions": "DOUBLE"}


def opened(path):
    """Returns a database with the table `traffic`: the rows of a file that have a metric other than 0."""
    columns = {"ts": "BIGINT"} | dict.fromkeys(TEXTS, "VARCHAR") | NUMBERS
    database = duckdb.connect(config={"threads": 1})
    database.execute(
        "CREATE TABLE traffic AS SELECT * FROM read_csv($path, header = true, auto_detect = false, "
        "delim = ',', quote = '\"', escape = '\"', columns = $columns, force_not_null = $texts) "
        "WHERE http <> 0 OR p2p <> 0 OR played <> 0 OR rebuffered <> 0 OR sessions <> 0",
        {"path": path, "columns": columns, "texts": TEXTS})
    return database


def cell(value):
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None else str(value)


def answer(database, sql):
    try:
        rows = database.execute(sql).fetchall()
    except duckdb.Error as error:
        return {"error": str(error)}
    return {"rows": [[cell(value) for value in row] for row in rows]}


def main():
    databases = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            job = json.loads(line)
            if job["csv"] not in databases:
                databases[job["csv"]] = opened(job["csv"])
            print(json.dumps(answer(databases[job["csv"]], job["sql"])))


main()
