"""Whether the disk still takes files: it is never filled by what people send, for the database writes there too."""

import shutil
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Space(NamedTuple):
    """Of the disk with the files, in bytes."""

    total: int
    free: int

    @property
    def is_low(self) -> bool:
        """Under a tenth, or under ten times what must always stay free on a large disk; under that in any case."""
        least = settings.LEAST_FREE
        return self.free < max(least, min(self.total // 10, 10 * least))


def space() -> Space:
    """As it is now; asks the nearest folder that is there."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    return Space(usage.total, usage.free)
