"""Messages in the spirit of what programs send, by kind."""

from .bent import ALPHABETS, BROKEN, HOSTILE
from .parts import ALTERNATIVES, CONTAINERS

KINDS = {
    "alternatives": ALTERNATIVES,
    "containers": CONTAINERS,
    "alphabets": ALPHABETS,
    "broken": BROKEN,
    "hostile": HOSTILE,
}
CASES = {f"{kind}-{name}": case for kind, cases in KINDS.items() for name, case in cases.items()}
