"""What the kernel says of a process and its children."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def family(pid):
    return [pid, *(other for child in children(pid) for other in family(child))]


def cpu(pids):
    """Seconds of processor that these processes have used."""
    used = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICK


def memory(pids):
    """Megabytes held: what is shared counts once (PSS)."""
    found = [line for pid in pids for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in found if line.startswith("Pss:")) / 1000
