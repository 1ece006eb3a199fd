#!/bin/sh
# Run in the clean Debian: use.sh GILSPY. Uses a gilspy that was installed in some way: shows its
# version, runs the demo, and records a process in which two threads want the GIL.
set -eu
gilspy=$1
if command -v java; then
    echo 'there is a Java here' >&2
    exit 1
fi
$gilspy --version
$gilspy demo -d 1s --no-compare

python3 -c '
import threading
def spin():
    while True:
        pass
for n in range(2):
    threading.Thread(target=spin, name=f"spin-{n}", daemon=True).start()
print("ready", flush=True)
threading.Event().wait(60)
' >/tmp/ready &
target=$!
while ! [ -s /tmp/ready ]; do :; done
$gilspy record --pid $target -d 1s
kill $target
