"""What a connection is good for: measures go in, a colour and a way of helping come out. Nothing else is read."""

from typing import NamedTuple

CONTROL, VIEW, CAMERA, CHAT, PHONE = "control", "view", "camera", "chat", "phone"
GREEN, AMBER, RED = "green", "amber", "red"


class Measures(NamedTuple):
    """Round trip in milliseconds, speeds in kilobits a second; `relay`: whether it answers, None without one."""

    rtt: int
    down: int
    up: int
    relay: bool | None = None
    screen: bool = True


class Needs(NamedTuple):
    """At the worst."""

    rtt: int
    down: int
    up: int


FOR_CONTROL = Needs(250, 1500, 1000)
FOR_VIEW = Needs(600, 300, 400)
FOR_CHAT = Needs(3000, 20, 10)


class Verdict(NamedTuple):
    colour: str
    way: str


def verdict(measures: Measures) -> Verdict:
    """The colour and the best way that such a connection bears."""
    if _meets(measures, FOR_CONTROL):
        return Verdict(GREEN, CONTROL)
    if _meets(measures, FOR_VIEW) and measures.relay is not False:
        return Verdict(AMBER, VIEW if measures.screen else CAMERA)
    if _meets(measures, FOR_CHAT):
        return Verdict(AMBER, CHAT)
    return Verdict(RED, PHONE)


def _meets(measures: Measures, needs: Needs) -> bool:
    return measures.rtt <= needs.rtt and measures.down >= needs.down and measures.up >= needs.up
