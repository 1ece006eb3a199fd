"""Threads that need the GIL for an instant queue behind one that computes."""

import functools
import random
import socket
import threading
import time

import children
import lifeline
import scoring


def answer(request):
    return request.upper()


def serve_client(connection):
    while True:
        connection.send(answer(connection.recv(64)))


def ask(connection):
    while True:
        time.sleep(random.expovariate(1 / 0.01))
        connection.send(b"ping")
        connection.recv(64)


def main():
    pairs = [socket.socketpair() for _ in range(4)]
    for client, _ in pairs:
        children.start(functools.partial(ask, client))
    servers = [
        threading.Thread(target=serve_client, args=(ours,), name="client-%d" % (n + 1))
        for n, (_, ours) in enumerate(pairs)
    ]
    report = threading.Thread(target=scoring.serve_forever, name="report")
    lifeline.work_until_cut([*servers, report])


main()
