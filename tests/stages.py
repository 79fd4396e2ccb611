"""`python -m tests.stages`: everything that must be green, and how long each stage took."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
BUDGET = 12 * 60  # seconds, of all: where it is to come to, and not yet what the stages add up to
PRINTING = threading.Lock()


class Stage(NamedTuple):
    """`budget`: seconds of the clock on two cores with nothing beside it."""

    name: str
    budget: int
    command: tuple
    environment: dict = {}
    quiet: bool = False  # what it says is of interest only when it fails


class Outcome(NamedTuple):
    stage: Stage
    code: int
    seconds: float
    worked: float  # seconds of processor, by all its processes

    @property
    def word(self):
        if self.code:
            return "FAILED"
        return "over budget" if self.seconds > self.stage.budget else "ok"


def tool(name, *words):
    return (str(Path(PYTHON).with_name(name)), *words)


def check(name, budget, *command, **environment):
    return Stage(name, budget, command, environment, quiet=True)


def tests(name, budget, *words):
    return Stage(name, budget, tool("pytest", *words))


CHECKS = [
    check("format", 5, *tool("ruff", "format", "--check", ".")),
    check("lint", 5, *tool("ruff", "check", ".")),
    check("import rules", 20, *tool("lint-imports")),
    check("migrations", 15, PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"),
    check("translations", 20, "bin/translate", "--check"),
    check(
        "ready to deploy", 15, PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        MESA_PUBLIC_URL="https://soporte.example.org",
    ),
    Stage("dependency audit", 30, (PYTHON, "-m", "tests.audit")),
]  # fmt: skip
TYPES = check("types", 90, *tool("mypy", "mesa"))
TESTS = [  # each takes both processors
    tests("SQLite", 480, "-n", "2", "-m", "not browser"),
    Stage("PostgreSQL", 300, (PYTHON, "-m", "tests.postgres", *tool("pytest", "-n", "2", "-m", "not browser"))),
    tests("journeys", 900, "-n", "2", "--dist", "loadfile", "-m", "browser", "tests"),
]


def run(stage):
    """Runs it to its end, then prints at once what it said, so that the lines of two lanes do not mix."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            stage.command, env=os.environ | stage.environment, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        outcome = Outcome(stage, process.returncode, time.monotonic() - began, used.ru_utime + used.ru_stime)
        said.seek(0)
        with PRINTING:
            print(f"── {stage.name}: {outcome.word} after {clock(outcome.seconds)}")
            print(said.read() if outcome.code or not stage.quiet else "", end="", flush=True)
    return outcome


def beside(*lanes):
    """Runs the stages of each lane one after the other, and the lanes at once; the outcomes as they came."""
    outcomes = []

    def walk(lane):
        for stage in lane:
            outcomes.append(run(stage))

    threads = [threading.Thread(target=walk, args=(lane,)) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def clock(seconds):
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def table(outcomes, seconds):
    """What each took beside its budget; `worked`, of all processes, tells a slow stage from a busy machine."""
    yield f"{'':18}{'took':>8}{'budget':>8}{'worked':>8}"
    for one in outcomes:
        yield _row(one.stage.name, one.seconds, one.stage.budget, one.worked, one.word)
    yield _row("all", seconds, BUDGET, sum(one.worked for one in outcomes), "over budget" if seconds > BUDGET else "")


def _row(name, took, budget, worked, word):
    return f"{name:18}{clock(took):>8}{clock(budget):>8}{clock(worked):>8}  {word}".rstrip()


def main(*steps):
    """The exit code: 1 if any stage failed. Being over budget is only said.

    `steps`: one after the other, each of the lanes that run beside each other.
    """
    began = time.monotonic()
    outcomes = [outcome for lanes in steps for outcome in beside(*lanes)]
    print("\n".join(table(outcomes, time.monotonic() - began)))
    return int(any(one.code for one in outcomes))


if __name__ == "__main__":
    sys.exit(main([[TYPES], CHECKS], [TESTS]))
