"""A pattern backtracks in C code that keeps the GIL: all other threads wait."""

import re

import crew

WORDS = re.compile(r"(\w+\s?)+$")
ALMOST_WORDS = "a" * 19 + "!"  # each letter more doubles the time


def is_words(text):
    return WORDS.match(text) is not None


def validate():
    return is_words(ALMOST_WORDS)


crew.work(validate, "validate", 3)
