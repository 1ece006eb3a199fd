"""One thread computes and nobody waits: the GIL costs nothing, one CPU is used."""

import lifeline


def next_generation(cells):
    last = len(cells) - 1
    return [
        cells[n - 1] ^ (cells[n] | cells[n + 1 if n < last else 0]) for n in range(len(cells))
    ]


def simulate(generations):
    cells = [0] * 400
    cells[200] = 1
    for _ in range(generations):
        cells = next_generation(cells)
    return sum(cells)


def main():
    lifeline.say_ready()
    while not lifeline.is_cut(0):
        simulate(300)


main()
