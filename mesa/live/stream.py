"""GET /live: an open page follows the ledger. Frames are hints; the page asks its own door for the rest.

`/live?topics=ticket:7,queue,mine` answers server-sent events until either side leaves. Asked for without
`Accept: text/event-stream` it answers what was missed since `last` and ends: that is how a page polls.
"""

from .admission import Closed, admit, read
from .hub import Listener, heard_by, hub, retry

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'"),
]


async def app(scope, receive, send):
    try:
        wish = read(scope)
        await hub.start()
        head, published = hub.head, hub.published
        admission = await hub.at_the_door(admit, wish)
        if not wish.once and not hub.has_room(admission.standing.person):
            raise Closed(429)
    except Closed as closed:
        await _refuse(send, closed.status)
        return
    greeting = b"".join([retry(), *admission.missed, b"id: %d\nevent: hello\ndata: {}\n\n" % head])
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    if wish.once:
        await send({"type": "http.response.body", "body": greeting})
        return
    listener = Listener(send, wish.session_key, *admission[:3])
    hub.join(listener)
    listener.say(greeting)
    for said in heard_by(hub.since(published), listener.topics, listener.sees_internal):
        listener.say(said)
    await _listen(listener, receive)


async def _listen(listener, receive):
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        hub.part(listener)


async def _refuse(send, status):
    headers = [*HEADERS[1:], (b"content-length", b"0")]
    if status == 429:
        headers.append((b"retry-after", b"20"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body"})
