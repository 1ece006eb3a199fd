"""Threads that wait for the GIL, for one reason or another.

argv[2] says which:
  convoy   spin computes; four readers send a byte to an echoing process and read it back
  regex    two threads each match a pattern that backtracks for a long time, in one call
  sort     two threads each sort a long list, in one call of the interpreter's own
"""

import os
import random
import re
import socket

import fixture


def spin():
    total = 0
    while True:
        for number in range(1000):
            total += number


def echo(connection):
    try:
        while True:
            received = connection.recv(64)
            if not received:
                break
            connection.sendall(received)
    except ConnectionError:
        pass  # the target ended with a byte on its way
    os._exit(0)


def read(connection):
    while True:
        connection.sendall(b"x")
        connection.recv(64)


def convoy():
    for number in range(4):
        ours, theirs = socket.socketpair()
        if os.fork() == 0:
            ours.close()
            echo(theirs)
        theirs.close()
        fixture.start(f"reader-{number}", read, ours)
    fixture.start("spin", spin)


def match():
    pattern = re.compile("(a+)+$")
    while True:
        pattern.match("a" * 22 + "b")


def regex():
    fixture.start("match-0", match)
    fixture.start("match-1", match)


def arrange():
    numbers = [random.random() for _ in range(300_000)]
    while True:
        sorted(numbers)


def sort():
    fixture.start("sort-0", arrange)
    fixture.start("sort-1", arrange)


globals()[fixture.argument(2, "convoy")]()
fixture.stay()
