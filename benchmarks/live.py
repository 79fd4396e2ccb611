"""Open pages: how much each costs to hold, and how soon all of them hear of a change."""

import asyncio
import time

from . import processes
from .client import answer, written
from .pages import pages, requests

EACH = (8, 16)  # pages of every technician


def run(desks, asked):
    for desk in desks:
        try:
            desk.open()
            visit, cookies = desk.run("visit"), desk.run("house")
            print(f"\n{desk.name}")
            for each in EACH:
                asyncio.run(_hold(desk, visit, cookies * each, asked.rounds))
        finally:
            desk.close()


async def _hold(desk, visit, cookies, rounds):
    """Every cookie's page follows the queue; a report is made `rounds` times; every page hears of it."""
    before = processes.memory(desk.web)
    heard = [asyncio.Queue() for _ in cookies]
    pages_open = [await _follow(desk.port, cookie, queue) for cookie, queue in zip(cookies, heard, strict=True)]
    await asyncio.sleep(1)
    weight = (processes.memory(desk.web) - before) * 1000 / len(cookies)
    report = requests(visit, next(page for page in pages(visit) if page.name == "report"))[0]
    delays = []
    for _ in range(rounds):
        began = await _send(desk.port, report)
        delays += [await asyncio.wait_for(queue.get(), 10) - began for queue in heard]
        await asyncio.sleep(0.5)
        for queue in heard:
            while not queue.empty():
                queue.get_nowait()
    delays.sort()
    for task in pages_open:
        task.cancel()
    half, most = (delays[int(len(delays) * share)] * 1000 for share in (0.5, 0.99))
    print(
        f"  {len(cookies):5} open: {weight:5.1f} kB each; report kept to page told: p50 {half:.0f}, p99 {most:.0f} ms"
    )


async def _send(port, request):
    """The moment when the report was answered: it is committed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(written(request, "127.0.0.1"))
    await answer(reader)
    writer.close()
    return time.perf_counter()


async def _follow(port, cookie, heard):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"GET /live?topics=queue HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n"
    )
    writer.write(head.encode())
    status = await reader.readline()
    if b" 200 " not in status:
        raise RuntimeError(f"/live answered {status.decode().strip()}")
    await reader.readuntil(b"\r\n\r\n")
    await reader.readuntil(b"\n\n")  # its greeting
    return asyncio.create_task(_hear(reader, writer, heard))


async def _hear(reader, writer, heard):
    while line := await reader.readline():
        if line.startswith(b"data:"):
            heard.put_nowait(time.perf_counter())
    writer.close()
