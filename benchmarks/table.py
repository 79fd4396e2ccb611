"""What was measured, beside what was promised."""

BASE = "hello, signed in"
GOALS = {"queue": 5.0, "ticket": 5.0}
FLAT, DEEP, FOUND = 1.1, 1.1, 1.5
QUESTION = {"sqlite": 5, "postgresql": 20}


def show(name, runs):
    base = runs[BASE].cpu
    print(f"\n{name}: 8 connections on one web process; × is processor time over «{BASE}»\n")
    print(
        f"  {'page':20} {'req/s':>7} {'p50 ms':>7} {'p99 ms':>7} {'CPU ms':>7} {'DB ms':>6} {'kB':>6} {'×':>6}   goal"
    )
    for page, run in runs.items():
        goal = _verdict(run.cpu / base, GOALS.get(page))
        broken = f"  {run.failed} ANSWERED OTHERWISE" if run.failed else ""
        print(f"  {page:20} {run.rate:7.0f} {run.p50:7.1f} {run.p99:7.1f} {run.cpu:7.2f} {run.database:6.2f}"
              f" {run.size / 1000:6.1f} {run.cpu / base:6.2f}   {goal}{broken}")  # fmt: skip


def show_ratios(found):
    """`found`: engine → {size: {page: Run}}. A page on the largest desk over itself on the smallest, and the rest."""
    for engine, sizes in found.items():
        small, large = min(sizes), max(sizes)
        print(f"\n{engine}, processor time")
        if small != large:
            for page in ("queue", "ticket", "search, words", "search, number"):
                _ratio(f"{page}: {large:,} over {small:,}", sizes[large][page], sizes[small][page], FLAT)
        runs = sizes[large]
        _ratio("90 % deep over page one", runs["all, 90 % deep"], runs["all, page one"], DEEP)
        _ratio("search by words over the queue", runs["search, words"], runs["queue"], FOUND)


def show_search(name, rows, engine):
    goal = QUESTION[engine]
    print(f"\n{name}: one question to the database, best of seven; goal {goal} ms\n")
    for typed, who, found, took in rows:
        print(f"  {typed:32} {who:11} {found:3} found {took:8.2f} ms   {'ok' if took <= goal else 'MISSED'}")


def _ratio(words, one, other, goal):
    ratio = (one.cpu + one.database) / (other.cpu + other.database)
    print(f"  {words:44} {ratio:5.2f}   {_verdict(ratio, goal)}")


def _verdict(ratio, goal):
    return "" if goal is None else f"≤ {goal:g} {'ok' if ratio <= goal else 'MISSED'}"
