"""A request to a service in pure Python: parse some lines, and score them. About a millisecond."""

REQUEST = "\n".join(
    "%d,%s,%.2f" % (item, "abcdefgh"[item % 8] * 3, item * 1.25) for item in range(400)
)


def parse(request):
    rows = []
    for line in request.split("\n"):
        item, category, price = line.split(",")
        rows.append((int(item), category, float(price)))
    return rows


def score_batch(rows):
    best = 0.0
    for item, category, price in rows:
        score = price
        for letter in category:
            score = (score * 31.0 + ord(letter) + item) % 1009.0
        best = max(best, score)
    return best


def handle(request):
    rows = parse(request)
    return [score_batch(rows) for _ in range(4)]


def serve():
    return handle(REQUEST)


def serve_forever():
    while True:
        serve()
