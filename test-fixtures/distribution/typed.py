#!/usr/bin/env python3
"""Sits at a shell: typed.py KEYS SHELL [ARGUMENT...] types KEYS at its first prompt, which is "ready> ", and
prints all that the shell shows until it ends. Keys are written as Python writes strings."""
import os
import pty
import sys

keys = sys.argv[1].encode().decode("unicode_escape").encode()
process, terminal = pty.fork()
if process == 0:
    os.execvp(sys.argv[2], sys.argv[2:])

shown = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:  # the shell has ended
        break
    if not piece:
        break
    shown += piece
    if keys and b"ready> " in shown:
        os.write(terminal, keys)
        keys = b""
sys.stdout.buffer.write(shown)
