"""Six threads wait for a slow service: the GIL is free nearly all the time."""

import json
import os
import threading
import time

import lifeline

ANSWER = json.dumps([{"id": n, "name": "item-%d" % n} for n in range(20)]).encode() + b"\n"


def fetch(connection):
    return os.read(connection, 65536)


def parse(answer):
    return {item["id"]: item["name"] for item in json.loads(answer.splitlines()[0])}


def poll_service(connection):
    while True:
        parse(fetch(connection))


def answer_slowly(connections):
    while True:
        time.sleep(0.02)
        for connection in connections:
            os.write(connection, ANSWER)


def main():
    pipes = [os.pipe() for _ in range(6)]
    clients = [
        threading.Thread(target=poll_service, args=(pipes[n][0],), name="fetch-%d" % (n + 1))
        for n in range(6)
    ]
    ends = [end for _, end in pipes]
    service = threading.Thread(target=answer_slowly, args=(ends,), name="service")
    lifeline.work_until_cut([*clients, service])


main()
