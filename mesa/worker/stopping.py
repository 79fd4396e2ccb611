"""When to stop: a signal, or the end of whoever started us."""

import os
import signal
import threading
import time


class Stop:
    """A plain flag: a signal handler that takes a lock could wait for the very code it interrupted."""

    is_set = False

    def wait(self, seconds):
        """Asleep, but not for long after it is set."""
        until = time.monotonic() + seconds
        while not self.is_set and time.monotonic() < until:
            time.sleep(min(0.25, seconds))

    def __call__(self, *_):
        self.is_set = True


def on_signals(stop):
    """Ctrl-C reaches the whole group; whoever has a supervisor leaves it to him."""
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, stop)


def with_parent(lifeline, stop):
    """`lifeline` is the reading end of a pipe that only the supervisor holds open: it ends when he does."""

    def wait():
        os.read(lifeline, 1)
        stop()

    threading.Thread(target=wait, name="lifeline", daemon=True).start()
