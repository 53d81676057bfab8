"""A server on loopback that gives the same large answer to every request.

    server.py PORT FOLDER           POST /v1/export, /v1/export?format=csv, /slow/..., /silent/...
    server.py make FOLDER ROWS      creates the answers
"""
import os, random, socket, sys, threading, time

START = 1768348800000  # 2026-01-14
BROWSERS = ["Chrome", "Firefox", "Safari", "Edge", "Opera", "Samsung Internet", "UC Browser"]


def make(folder, count):
    dice = random.Random(7)
    countries = [chr(65 + a) + chr(65 + b) for a in range(26) for b in range(26)]
    groups = [(b, c) for c in countries for b in BROWSERS][: count // 360]
    with open(f"{folder}/answer.json", "w") as j, open(f"{folder}/answer.csv", "w") as c:
        j.write('{"error": false, "data": [\n')
        c.write('"timestamp","browser.name","country.code","http","p2p"\n')
        comma = ""
        for minute in range(360):
            t = START + minute * 60000
            for browser, country in groups:
                http, p2p = dice.randrange(10**9), dice.randrange(10**9)
                j.write(f'{comma}{{"timestamp":{t},"browser.name":"{browser}",'
                        f'"country.code":"{country}","http":{http},"p2p":{p2p}}}')
                c.write(f'{t},"{browser}","{country}",{http},{p2p}\n')
                comma = ",\n"
        j.write("\n]}\n")


def serve(connection, answers):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    waiting = b""
    while True:
        while b"\r\n\r\n" not in waiting:
            more = connection.recv(65536)
            if not more:
                return
            waiting += more
        head, _, waiting = waiting.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(waiting) < length:
            waiting += connection.recv(65536)
        waiting = waiting[length:]
        target = head.split(b" ")[1]
        if target.startswith(b"/silent"):
            connection.recv(1)
            return
        body = answers["csv" if target.endswith(b"csv") else "json"]
        if target.startswith(b"/slow"):
            time.sleep(0.05)
            body = b'{"error": false, "data": []}'
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        connection.sendall(body)


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]))
else:
    answers = {}
    for kind in ("json", "csv"):
        with open(f"{sys.argv[2]}/answer.{kind}", "rb") as file:
            answers[kind] = file.read()
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    while True:
        connection = listener.accept()[0]
        threading.Thread(target=serve, args=(connection, answers), daemon=True).start()
