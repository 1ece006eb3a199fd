"""A process that loads a library while it runs: _decimal, upon the question "load".

True: it is not loaded before, and is when the answer has come.
"""

import fixture


def load(question):
    import _decimal

    return _decimal.__name__


fixture.stay(load)
