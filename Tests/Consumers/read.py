#!/usr/bin/env python3
"""Reads results of pq with the programs of its users, and compares what they see with the same rows as pq
writes them in another format.

    read.py PQ    PQ is the path of the program

Prints a line for each check. The exit status is 1 if a check failed.
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile

import duckdb
import pandas

PQ = sys.argv[1]
FAILURES = []

# Values that readers of text formats stumble over, as names of cities.
HOSTILE = ["Washington, D.C.", 'He said "no"', "it's", "tab\there", "line\nfeed", "back\\slash", "München", "NULL", "", " 7 ", "007", "=1+1"]

# The columns have one kind each, in every row and on every day: whole numbers or decimal ones.
QUERY = (
    "SELECT http, sessions, http + p2p AS bytes, p2p / http AS ratio, rate(http) AS speed, max(http, 1h) AS peak, "
    "cumulative(http) AS total BY city DURING {} EVERY 6h ORDER BY timestamp, city"
)
WHOLE = ["timestamp", "http", "bytes", "peak", "total"]
DECIMAL = ["sessions", "ratio", "speed"]


def check(name, is_right, detail=""):
    print(f"{'ok' if is_right else 'FAILED'}  {name}" + ("" if is_right else f": {detail}"))
    if not is_right:
        FAILURES.append(name)


def equal(name, found, wanted):
    check(name, found == wanted, f"found {found!r}, not {wanted!r}")


def pq(format, query, backend="demo"):
    """Returns what pq prints, as bytes."""
    return subprocess.run(
        [PQ, "--backend", backend, "--format", format, "-c", query], check=True, stdout=subprocess.PIPE,
        env={"PQ_BACKEND": "demo", "TZ": "UTC"},
    ).stdout


def fixture(folder):
    """Writes a fixture with the hostile values, and returns its path. Its range is one minute."""
    rows = [{"timestamp": 1768420800000, "city.name": name, "http": 100 + i, "p2p": i} for i, name in enumerate(HOSTILE)]
    path = os.path.join(folder, "hostile.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"grain": "1m", "data": rows}, file)
    return path


def hostile_values(folder):
    """Each reader sees each value as it is in the file, beside its number."""
    backend = fixture(folder)
    query = "SELECT http BY city LAST 1m ORDER BY http"
    wanted = [(name, 100 + i) for i, name in enumerate(HOSTILE)]
    text = pq("csv", query, backend).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    equal("csv of Python, hostile values", [(row[-2], int(row[-1])) for row in rows], wanted)
    data = json.loads(pq("json", query, backend))
    equal("json of Python, hostile values", [(row["city.name"], row["http"]) for row in data], wanted)
    lines = [json.loads(line) for line in pq("jsonl", query, backend).decode().splitlines()]
    equal("jsonl of Python, hostile values", [(row["city.name"], row["http"]) for row in lines], wanted)
    frame = pandas.read_csv(io.StringIO(text, newline=""), keep_default_na=False, dtype={"city.name": str})
    equal("pandas csv, hostile values", list(zip(frame["city.name"], frame["http"])), wanted)
    path = write(folder, "hostile.csv", text.encode())
    table = duckdb.execute(
        f"SELECT \"city.name\", http FROM read_csv('{path}', header = true, quote = '\"', escape = '\"',"
        " delim = ',', nullstr = '\\N', auto_detect = true, types = {'city.name': 'VARCHAR'}) ORDER BY http").fetchall()
    equal("DuckDB csv, hostile values", table, wanted)
    path = write(folder, "hostile.jsonl", pq("jsonl", query, backend))
    table = duckdb.execute(f"SELECT \"city.name\", http FROM read_json('{path}') ORDER BY http").fetchall()
    equal("DuckDB jsonl, hostile values", table, wanted)
    names = jq(".[].\"city.name\"", pq("json", query, backend))
    equal("jq, hostile values", [json.loads(name) for name in names], [name for name, _ in wanted])


def kinds_of_columns(folder):
    """A reader that infers types infers the same on every day."""
    for day in ["TODAY", "YESTERDAY"]:
        query = QUERY.format(day)
        frame = pandas.read_csv(io.StringIO(pq("csv", query).decode()))
        for columns, kind in [(WHOLE, "int64"), (DECIMAL, "float64")]:
            found = {str(frame[column].dtype) for column in columns}
            equal(f"pandas csv, kinds of columns, {day}, {kind}", found, {kind})
        data = json.loads(pq("json", query))
        # The API writes a whole number of sessions without a decimal point, and so does pq.
        for columns, kind in [(WHOLE, int), (["ratio", "speed"], float)]:
            found = {type(row[column]) for row in data for column in columns}
            equal(f"json of Python, kinds of columns, {day}, {kind.__name__}", found, {kind})
        for format, reader in [("csv", "read_csv"), ("json", "read_json"), ("jsonl", "read_json")]:
            path = write(folder, f"kinds.{format}", pq(format, query))
            types = {row[0]: row[1] for row in duckdb.execute(f"DESCRIBE FROM {reader}('{path}')").fetchall()}
            found = ({types[column] for column in WHOLE}, {types[column] for column in DECIMAL})
            equal(f"DuckDB {format}, kinds of columns, {day}", found, ({"BIGINT"}, {"DOUBLE"}))


def same_numbers(folder):
    """All formats have the same numbers."""
    query = QUERY.format("TODAY")
    data = json.loads(pq("json", query))
    wanted = [[row[column] for column in WHOLE + DECIMAL] for row in data]
    columns = ", ".join(WHOLE + DECIMAL)
    for format, reader in [("csv", "read_csv"), ("jsonl", "read_json")]:
        path = write(folder, f"same.{format}", pq(format, query))
        table = duckdb.execute(f"SELECT {columns} FROM {reader}('{path}') ORDER BY timestamp, \"city.name\"").fetchall()
        equal(f"DuckDB {format}, numbers", [list(row) for row in table], wanted)
    frame = pandas.read_csv(io.StringIO(pq("tsv", query).decode()), sep="\t")
    equal("pandas tsv, numbers", frame[WHOLE + DECIMAL].values.tolist(), [[float(cell) for cell in row] for row in wanted])
    sums = jq("map(.http) | add", pq("json", query))
    equal("jq, sum", int(sums[0]), sum(row["http"] for row in data))


def several_results():
    """Results follow each other on standard output."""
    query = "SELECT http LAST 1h; SELECT p2p LAST 1h"
    equal("jq, two results", jq(".[0] | keys[0]", pq("json", query)), ['"http"', '"p2p"'])
    parts = pq("csv", query).decode().split("\n\n")
    equal("csv of Python, two results", [next(csv.reader(io.StringIO(part))) for part in parts], [["http"], ["p2p"]])


def jq(filter, text):
    run = subprocess.run(["jq", "-c", filter], check=True, input=text, stdout=subprocess.PIPE)
    return run.stdout.decode().splitlines()


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


with tempfile.TemporaryDirectory() as folder:
    hostile_values(folder)
    kinds_of_columns(folder)
    same_numbers(folder)
    several_results()
sys.exit(1 if FAILURES else 0)
