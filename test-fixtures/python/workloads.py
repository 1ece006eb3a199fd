"""Threads that do one kind of work, over and over, as fast as they can.

argv[2] says which:
  compute  worker calls Python functions and nothing else: it holds the GIL nearly always
  io       worker sends bytes to a child process and sleeps until they come back
  locks    ping and pong hand an item to each other through two queues: one of them sleeps
  calls    worker makes system calls that do next to nothing, some of which release the GIL

The answer to any question is "TURNS NANOSECONDS": turns taken and CLOCK_MONOTONIC, for measuring how
fast the work goes.
"""

import os
import queue
import socket
import time

import fixture

turns = 0


def add(left, right):
    return left + right


def compute():
    global turns
    while True:
        total = 0
        for number in range(100):
            total = add(total, number)
        turns += 1


def echo(connection):
    while True:
        received = connection.recv(64)
        if not received:
            os._exit(0)
        connection.sendall(received)


def io():
    global turns
    ours, theirs = socket.socketpair()
    if os.fork() == 0:
        ours.close()
        echo(theirs)
    theirs.close()
    while True:
        ours.sendall(b"x" * 64)
        ours.recv(64)
        turns += 1


def ping(there, back):
    global turns
    while True:
        there.put(turns)
        back.get()
        turns += 1


def pong(there, back):
    while True:
        back.put(there.get())


def calls():
    global turns
    null = os.open(os.devnull, os.O_WRONLY)
    while True:
        for _ in range(10):
            os.getppid()
            os.write(null, b"x")
        turns += 1


kind = fixture.argument(2, "compute")
if kind == "locks":
    there, back = queue.Queue(), queue.Queue()
    fixture.start("ping", ping, there, back)
    fixture.start("pong", pong, there, back)
else:
    fixture.start("worker", {"compute": compute, "io": io, "calls": calls}[kind])
fixture.stay(lambda question: "%d %d" % (turns, time.monotonic_ns()))
