"""What the whole run says at its end, and when it is red."""

import sys

from .stages import Outcome, Stage, main, table


def says(name, words, code=0, **more):
    return Stage(name, 60, (sys.executable, "-c", f"print({words!r}); raise SystemExit({code})"), **more)


def test_steps_wait_for_the_lanes_before_and_all_green_is_zero(capfd):
    steps = (
        [[says("one", "2 passed in 1 s"), says("two", "silent", quiet=True)], [says("three", "hello")]],
        [[says("four", "last")]],
    )
    assert main(*steps) == 0
    said = capfd.readouterr().out
    assert "2 passed in 1 s" in said and "hello" in said and "silent" not in said
    assert said.index("hello") < said.index("last") and said.index("2 passed") < said.index("last")


def test_one_that_fails_is_heard_and_leaves_the_others_running(capfd):
    assert main([[says("one", "1 failed in 1 s", code=3, quiet=True), says("two", "after it")]]) == 1
    said = capfd.readouterr().out
    assert "── one: FAILED" in said and "1 failed in 1 s" in said and "after it" in said


def test_over_budget_is_said_and_is_not_red():
    slow = Outcome(Stage("slow", 60, ()), code=0, seconds=61, worked=100)
    lines = list(table([slow], 61))
    assert slow.word == "over budget" and not slow.code
    assert lines[1].split() == ["slow", "1:01", "1:00", "1:40", "over", "budget"]
    assert lines[-1].split() == ["all", "1:01", "12:00", "1:40"]
