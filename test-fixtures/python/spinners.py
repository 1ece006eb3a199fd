"""Threads spin-0, spin-1, ... (argv[2] of them, 2 unless said) that execute Python and nothing else.

True: somebody holds the GIL nearly always; each spinner holds it about 1/N of the time and waits for
the rest, behind the others. One alone holds it nearly always and waits for nobody. MainThread is
blocked (poll). Every spinner's stack ends in spin (fixture.py).
"""

import fixture

for number in range(fixture.argument(2, 2)):
    fixture.start("spin-%d" % number, fixture.spin)
fixture.stay()
