"""One application for both kinds of server: /score computes, /wait waits, / does next to nothing."""

import asyncio

import work

PLAIN = [("Content-Type", "text/plain")]


def wsgi(environment, start_response):
    path = environment["PATH_INFO"]
    if path == "/score":
        work.score()
    elif path == "/wait":
        work.wait()
    start_response("200 OK", PLAIN)
    return [b"done\n"]


async def asgi(scope, receive, send):
    if scope["type"] != "http":
        return
    if scope["path"] == "/score":
        work.score()
    elif scope["path"] == "/wait":
        await asyncio.sleep(work.WAIT_SECONDS)
    headers = [[b"content-type", b"text/plain"]]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"done\n"})
