"""Eight people reporting at once against one: nobody waits long, nothing is refused, nothing is lost."""

from . import pages


def run(desks, asked):
    for desk in desks:
        try:
            desk.open()
            visit = desk.run("visit")
            report = next(page for page in pages.pages(visit) if page.name == "report")
            before = desk.run("count")
            runs = {n: [] for n in (1, 8)}
            for _ in range(asked.rounds):
                for n, found in runs.items():
                    found.append(pages.load(desk, visit, report, asked.seconds, n))
            _show(desk, {n: pages.typical(found) for n, found in runs.items()}, runs)
            made = desk.run("count")
            sent = sum(run.n for found in runs.values() for run in found)
            print(f"  acknowledged {sent}, found {made['tickets'] - before['tickets']} tickets and "
                  f"{made['events'] - before['events']} lines")  # fmt: skip
        finally:
            desk.close()


def _show(desk, typical, runs):
    print(f"\n{desk.name}: POST /reportar/ (ticket, note, line, counts, search row; durable)")
    for n, run in typical.items():
        worst = max(run.worst for run in runs[n])
        print(f"  {n} at once  {run.rate:6.0f}/s  p50 {run.p50:6.1f}  p99 {run.p99:6.1f}  worst {worst:6.1f} ms"
              f"  refused {run.failed}")  # fmt: skip
    ratio, worst = typical[8].rate / typical[1].rate, max(run.worst for run in runs[8])
    print(f"  8 over 1: {ratio:.2f} (≥ 0.6 {'ok' if ratio >= 0.6 else 'MISSED'}), "
          f"worst {worst:.0f} ms (≤ 100 {'ok' if worst <= 100 else 'MISSED'})")  # fmt: skip
