"""A filled desk, kept under var/bench, and served as bin/serve does."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from . import postgres, processes

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "bench"
FIRST_PORT = int(os.environ.get("MESA_BENCH_PORT", "8170"))


class Desk:
    """One database of one engine and size: filled once, then found again until its shape changes."""

    def __init__(self, engine, size, port=FIRST_PORT):
        self.engine, self.size, self.port = engine, size, port
        self.folder = KEPT / f"{engine}-{size}"
        self._served = None

    @property
    def name(self):
        return f"{self.engine} {self.size:,}"

    @property
    def environment(self):
        found = {name: value for name, value in os.environ.items() if not name.startswith("MESA_")}
        found |= {"MESA_DATA": str(self.folder), "MESA_PORT": str(self.port), "MESA_LOG_LEVEL": "WARNING"}
        found["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        if self.engine == "postgresql":
            found["MESA_DATABASE_URL"] = postgres.address(f"bench_{self.size}")
        return found

    def prepare(self, refill=False):
        """Fill it, unless it is there and made by the same code."""
        stamp, now = self.folder / "filled", fingerprint()
        if refill or not stamp.exists() or stamp.read_text() != now:
            print(f"Filling {self.name}…", flush=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            if self.engine == "postgresql":
                postgres.create(f"bench_{self.size}")
            began = time.monotonic()
            self.run("fill", str(self.size))
            stamp.write_text(now)
            print(f"  {time.monotonic() - began:.0f} s", flush=True)
        print("Letting the worker finish what earlier runs left…", flush=True)
        for command in (["migrate", "--verbosity", "0"], ["worker", "--once"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, check=True)

    def run(self, step, *words):
        """A step of `benchmarks.inside`, in a process that has this desk's settings; what it says."""
        command = [sys.executable, "-m", "benchmarks.inside", step, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout)

    def open(self):
        """Start it; answers how many seconds passed until the first page."""
        began = time.monotonic()
        self._served = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )
        while time.monotonic() < began + 60:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).read()
                break
            except OSError:
                time.sleep(0.02)
        return time.monotonic() - began

    def close(self):
        if self._served:
            self._served.send_signal(signal.SIGINT)
            self._served.wait(30)

    @property
    def tree(self):
        return processes.family(self._served.pid)

    @property
    def web(self):
        """The processes that answer pages: the worker is the last one forked."""
        return processes.children(self._served.pid)[:-1]

    @property
    def database(self):
        return postgres.processes() if self.engine == "postgresql" else []


def fingerprint():
    """What the shape of a filled database hangs on."""
    found = hashlib.sha256()
    sources = [*ROOT.glob("mesa/*/migrations/0*.py"), ROOT / "mesa/tickets/search.py", ROOT / "mesa/lib/spanish.py"]
    sources += [ROOT / "benchmarks" / f"{name}.py" for name in ("fill", "lives", "people", "tables", "words")]
    for path in sorted(sources):
        found.update(path.read_bytes())
    return found.hexdigest()
