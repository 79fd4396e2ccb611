"""`python tests/moved.py serve …`: manage.py in a process whose clock follows the seconds written in MESA_TEST_CLOCK.

time-machine stands between Python and the time, also in the children that the process forks. What measures how long
something takes is left alone, as it is by a computer whose clock is set.
"""

import os
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine
from django.core.management import execute_from_command_line

ROOT = Path(__file__).resolve().parents[1]
OFFSET = Path(os.environ["MESA_TEST_CLOCK"])
LOOK = 0.05


class Clock:
    def __init__(self):
        self._gone = timedelta(0)
        self._travel = time_machine.travel(datetime.now(UTC), tick=True).start()
        self.follow()

    def follow(self):
        gone = timedelta(seconds=float(OFFSET.read_text()))
        if gone != self._gone:
            self._travel.shift(gone - self._gone)
            self._gone = gone

    def run(self):
        while True:
            self.follow()
            time.sleep(LOOK)


def main():
    clock = Clock()

    def start():
        threading.Thread(target=clock.run, daemon=True).start()

    start()
    os.register_at_fork(after_in_child=start)
    os.umask(0o077)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.config.settings")
    execute_from_command_line(sys.argv)  # which starts this same file again once the desk is furnished


if __name__ == "__main__":
    main()
