"""Threads that are asleep without the GIL, each named for what it sleeps in.

True: each is blocked nearly always, of this kind:
  lock   lock, timed-lock, condition, queue, event, join
  sleep  sleep
  poll   select, poll, epoll, MainThread
  io     pipe, socket
  child  child (subprocess.wait for a child that waits for its own stdin to end)
Nobody holds the GIL for more than a moment, and nobody waits for it.
"""

import os
import queue
import select
import socket
import subprocess
import threading
import time

import fixture

AGES = 100_000

held = threading.Lock()
held.acquire()
never = threading.Event()
nobody_writes, never_written = os.pipe()
near, far = socket.socketpair()


def wait_for_condition():
    condition = threading.Condition()
    with condition:
        condition.wait()


def wait_in_poll():
    poller = select.poll()
    poller.register(nobody_writes, select.POLLIN)
    poller.poll()


def wait_in_epoll():
    poller = select.epoll()
    poller.register(near, select.EPOLLIN)
    poller.poll()


child = subprocess.Popen(["cat"], stdin=subprocess.PIPE)

fixture.start("lock", held.acquire)
fixture.start("timed-lock", held.acquire, True, AGES)
fixture.start("condition", wait_for_condition)
fixture.start("queue", queue.Queue().get)
fixture.start("event", never.wait)
fixture.start("join", fixture.start("sleep", time.sleep, AGES).join)
fixture.start("select", select.select, [nobody_writes], [], [])
fixture.start("poll", wait_in_poll)
fixture.start("epoll", wait_in_epoll)
fixture.start("pipe", os.read, nobody_writes, 1)
fixture.start("socket", near.recv, 1)
fixture.start("child", child.wait)
fixture.stay()
