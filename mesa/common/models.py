"""How often something was done lately: what every process must see before it lets somebody do it again."""

from django.db import models


class Spending(models.Model):
    """What one caller spent of one budget. `key` does not tell who: it is made with the installation's key."""

    key = models.CharField(max_length=64, unique=True)
    times = models.JSONField(default=list, help_text="of each use in the window: milliseconds since 1970, oldest first")
    until = models.DateTimeField(db_index=True, help_text="nothing of it counts any more from then on")

    def __str__(self) -> str:
        return f"{len(self.times)} until {self.until:%H:%M:%S}"
