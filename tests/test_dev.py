"""`bin/dev`: what is saved is served, in a copy of the tree. Figures are printed; the goal is two seconds at rest."""

import re
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from .desk import ROOT, STARTING, Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]  # a whole installation, like others
TREE = "mesa", "locale", "bin"


class Edited(Desk):
    """A desk that `bin/dev` serves from a copy of the sources, which tests may save over."""

    def __init__(self, folder):
        super().__init__(folder / "data")
        self.tree = folder / "tree"
        for name in TREE:
            shutil.copytree(ROOT / name, self.tree / name, ignore=shutil.ignore_patterns("tests", "__pycache__"))
        shutil.copy(ROOT / "manage.py", self.tree)
        self.environment |= {"MESA_SMTP_URL": ""}

    def _open(self):
        self._spare_migrating()
        command = [sys.executable, "bin/_reload.py", "--empty"]
        ink = {"stdout": self._ink, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
        self.processes.append(subprocess.Popen(command, cwd=self.tree, env=self.environment, **ink))
        self._wait(self.address)

    def get(self, path):
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    def save(self, file, before, after):
        path = self.tree / file
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after, 1))

    def see(self, path, words, began=None):
        """Seconds until that page says these words."""
        began = began or time.monotonic()
        while words not in self.get(path):
            assert time.monotonic() - began < STARTING, self.log.read_text()[-3000:]
            time.sleep(0.02)
        return time.monotonic() - began

    def workers(self):
        """The leader's children: web and worker."""
        found = self._children(self._children(str(self.processes[0].pid)))
        return set(found.split())

    def _children(self, parents):
        asked = ["ps", "-o", "pid=", "--ppid", ",".join(parents.split()) or "0"]
        return subprocess.run(asked, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edited")
    (folder / "data").mkdir()
    desk = Edited(folder).open()
    yield desk
    desk.close()


def said(what, seconds):
    print(f"{what}: seen {seconds:.2f} s after saving")


def test_a_page_and_the_components_on_it(edited):
    edited.save("mesa/ui/jinja2/ui/base.html", "<title>", "<title>Nuevo · ")
    said("a page", edited.see("/", "<title>Nuevo · "))
    edited.save("mesa/ui/jinja2/ui/card.html", 'class="card', 'class="nueva card')
    said("a component", edited.see("/ui/", 'class="nueva card'))


def test_a_style(edited):
    sheet = "mesa/ui/static/ui/css/tokens.css"
    address = re.search(r'href="(/static/ui/css/tokens[^"]*)"', edited.get("/"))[1]
    edited.save(sheet, ":root", "/* nuevo */ :root")
    said("a style", edited.see(address, "/* nuevo */"))


def test_code_and_a_mistake_in_it(edited):
    before = edited.workers()
    file = next(path for path in edited.tree.rglob("*.py") if "def healthz" in path.read_text())
    edited.save(file, '"ok\\n"', '"nuevo\\n"')
    said("code", edited.see("/healthz", "nuevo"))
    edited.see("/readyz", "worker")
    assert len(before) == 2 and len(edited.workers()) == 2 and not before & edited.workers()
    edited.save(file, '"nuevo\\n"', '"nuevo\\n')
    began = time.monotonic()
    while "SyntaxError" not in edited.log.read_text():
        assert time.monotonic() - began < STARTING
        time.sleep(0.1)
    edited.save(file, '"nuevo\\n', '"otra vez\\n"')
    said("code after a mistake", edited.see("/healthz", "otra vez"))
