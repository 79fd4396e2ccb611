"""Keeps the web and the worker alive: forks them, starts again the one that dies, and takes them all down together."""

import gc
import os
import signal
import sys
import time
import traceback

import structlog

log = structlog.get_logger("mesa.supervisor")
WATCHED = {signal.SIGCHLD, signal.SIGINT, signal.SIGTERM}
FAREWELL = 10  # seconds to finish what is in hand
STEADY = 10  # a child that lived this long died of something new
LONGEST = 30


class Supervisor:
    """`jobs`: name → function of the lifeline (see `stops.with_parent`). `leaving` is called before they are told."""

    def __init__(self, jobs, *, leaving=lambda: None):
        self._jobs, self._leaving = jobs, leaving
        self._lifeline, self._life = os.pipe()
        self._children: dict[int, str] = {}
        self._born: dict[str, float] = {}
        self._patience = dict.fromkeys(jobs, 0.0)
        self._due = dict.fromkeys(jobs, 0.0)

    def run(self):
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        gc.freeze()  # what is loaded now stays shared between the children
        while True:
            self._start_due()
            heard = signal.sigtimedwait(WATCHED, 0.5)
            if heard and heard.si_signo != signal.SIGCHLD:
                break
            self._bury()
        self._farewell()

    def _start_due(self):
        for name in [name for name, due in self._due.items() if due <= time.monotonic()]:
            del self._due[name]
            self._born[name] = time.monotonic()
            self._children[self._fork(self._jobs[name])] = name

    def _fork(self, job):
        sys.stdout.flush()
        if pid := os.fork():
            return pid
        try:
            os.close(self._life)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
            job(self._lifeline)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)

    def _bury(self):
        for pid, status in self._dead():
            name = self._children.pop(pid)
            lived = time.monotonic() - self._born[name]
            self._patience[name] = 0 if lived > STEADY else min(self._patience[name] * 2 + 0.25, LONGEST)
            self._due[name] = time.monotonic() + self._patience[name]
            log.error("child_died", child=name, status=status, again_in=self._patience[name])

    def _dead(self):
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            yield pid, os.waitstatus_to_exitcode(status)

    def _farewell(self):
        self._leaving()
        self._tell(signal.SIGTERM)
        until = time.monotonic() + FAREWELL
        while self._children and time.monotonic() < until:
            signal.sigtimedwait({signal.SIGCHLD}, 0.2)
            for pid, _ in self._dead():
                del self._children[pid]
        self._tell(signal.SIGKILL)

    def _tell(self, what):
        for pid in self._children:
            os.kill(pid, what)
