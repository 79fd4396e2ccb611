"""A load client in a process of its own: `connections` kept open, each sending as soon as it was answered.

Reads a plan as JSON from its input, writes what it saw as JSON. Knows nothing of Django, so that it starts at once.
"""

import asyncio
import json
import sys
import time
import uuid
from collections import Counter
from itertools import cycle


class Load:
    def __init__(self, plan):
        self._plan, self._requests = plan, cycle(plan["requests"])
        self.waits, self.seen, self.received = [], Counter(), 0

    async def run(self):
        self._until = time.perf_counter() + self._plan["seconds"]
        await asyncio.gather(*(self._ask() for _ in range(self._plan["connections"])))

    async def _ask(self):
        reader, writer = await asyncio.open_connection(self._plan["host"], self._plan["port"])
        while not self.waits or time.perf_counter() < self._until:
            request = written(next(self._requests), self._plan["host"])
            began = time.perf_counter()
            writer.write(request)
            status, size = await answer(reader)
            self.waits.append(time.perf_counter() - began)
            self.seen[status] += 1
            self.received += size
        writer.close()


def written(request, host):
    body = request.get("body", "").replace("{unique}", uuid.uuid4().hex).encode()
    head = [f"{request.get('method', 'GET')} {request['path']} HTTP/1.1", f"Host: {host}"]
    head += [f"{name}: {value}" for name, value in request.get("headers", {}).items()]
    if body:
        head += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"]
    return "\r\n".join([*head, "", ""]).encode() + body


async def answer(reader):
    """(status, bytes of body) of the next answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    names = dict(line.lower().split(b": ", 1) for line in lines[1:] if b": " in line)
    length = int(names[b"content-length"])
    await reader.readexactly(length)
    return int(lines[0].split()[1]), length


def measure(plan):
    load = Load(plan)
    began = time.perf_counter()
    asyncio.run(load.run())
    took, waits = time.perf_counter() - began, sorted(load.waits)
    return {
        "n": len(waits),
        "seconds": took,
        "p50": waits[len(waits) // 2] * 1000,
        "p99": waits[int(len(waits) * 0.99)] * 1000,
        "max": waits[-1] * 1000,
        "size": load.received / len(waits),
        "seen": dict(load.seen),
    }


if __name__ == "__main__":
    json.dump(measure(json.load(sys.stdin)), sys.stdout)
