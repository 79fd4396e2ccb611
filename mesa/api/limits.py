"""How much a person may ask for in a minute, whichever of their tokens they use."""

from datetime import timedelta

from mesa.common.limits import Budget

MINUTE = timedelta(minutes=1)
reads, writes = Budget("read", 300, MINUTE), Budget("write", 60, MINUTE)
