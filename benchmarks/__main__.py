"""`bin/bench`: the words of the command line."""

import argparse
from contextlib import ExitStack

from . import forecast, live, mail, pages, start, table, writes
from .desk import FIRST_PORT, Desk

SIZES = (10_000, 100_000)
EPILOG = """what:
  pages   queue, ticket, search, report and note under load, beside a bare Django view (default)
  search  what each kind of question costs in the database
  start   seconds to the first page, memory at rest, weight of a first visit
  writes  eight people reporting at once against one
  live    open pages
  mail    messages a second, beside the bare parse of the same
  forecast  a month of an invented desk: how often people are contacted in the window they were shown
  fill    only fill

Databases are kept under var/bench and filled again when their shape changes. Figures of one run are comparable with
each other, not with those of another machine or hour: read the ratios. docs/performance.md explains each goal.
"""


def main():
    words = argparse.ArgumentParser(
        prog="bin/bench", description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("what", nargs="?", default="pages", choices=[*DO, "forecast"])
    words.add_argument("--size", type=int, action="append", help="tickets; several times for several desks")
    words.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    words.add_argument("--rounds", type=int, default=4)
    words.add_argument("--seconds", type=float, default=1.5, help="per page and round")
    words.add_argument("--refill", action="store_true")
    asked = words.parse_args()
    if asked.what == "forecast":
        return forecast.run()
    sizes = asked.size or (SIZES if asked.what == "pages" else SIZES[:1])
    desks = [Desk(asked.engine, size, FIRST_PORT + n) for n, size in enumerate(sizes)]
    for desk in desks:
        desk.prepare(asked.refill)
    return DO[asked.what](desks, asked)


def measure_pages(desks, asked):
    with ExitStack() as opened:
        for desk in desks:
            opened.callback(desk.close)
            desk.open()
        found = pages.measure(desks, rounds=asked.rounds, seconds=asked.seconds)
    typical = {desk: {page: pages.typical(runs) for page, runs in of.items()} for desk, of in found.items()}
    for desk, runs in typical.items():
        table.show(desk.name, runs)
    table.show_ratios({asked.engine: {desk.size: runs for desk, runs in typical.items()}})


def search(desks, asked):
    for desk in desks:
        table.show_search(desk.name, desk.run("questions"), desk.engine)


DO = {"pages": measure_pages, "search": search, "start": start.run, "writes": writes.run, "live": live.run,
      "mail": mail.run, "fill": lambda desks, asked: None}  # fmt: skip

if __name__ == "__main__":
    main()
