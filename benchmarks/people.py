"""Who works at a filled desk, and who asks."""

import random

from django.contrib.auth.hashers import make_password

from mesa.accounts.models import Role

from .words import person

PASSWORD = "caballo-pila-grapa"
TECHNICIANS, REQUESTERS = 60, 60_000


class Desk:
    """Ids of the people by what they do, and the hours they keep."""

    def __init__(self, week, requesters=REQUESTERS):
        self.week, self._requesters = week, requesters
        self.names = {}

    def somebody(self, chance):
        return TECHNICIANS + 1 + int(chance.random() * self._requesters)

    def some_technician(self, chance):
        pk = 1 + int(chance.random() * TECHNICIANS)
        return pk, self.names[pk]

    def rows(self, seed, joined_at):
        """(id, name, email, role, password, joined_at) of everybody; all share one password, hashed once."""
        chance, password = random.Random(seed), make_password(PASSWORD)
        for pk in range(1, TECHNICIANS + self._requesters + 1):
            name, works = person(chance), pk <= TECHNICIANS
            if works:
                self.names[pk] = name
            role = Role.SUPERVISOR if pk == 1 else Role.TECHNICIAN if works else Role.REQUESTER
            yield pk, name, f"{'tecnico' if works else 'persona'}{pk}@example.org", role.value, password, joined_at
