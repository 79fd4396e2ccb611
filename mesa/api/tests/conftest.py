"""A machine with the token of one of the cast."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mesa.accounts.actions.tokens import create_token
from mesa.sales.tests.conftest import case, sent, written


class Machine:
    def __init__(self, person, scopes=("read", "write")):
        life = timezone.now() + timedelta(days=30)
        self.token, self.secret = create_token(by=person, name="robot", scopes=list(scopes), expires_at=life)
        self.client = Client(raise_request_exception=False)

    def get(self, path, **headers):
        return self.client.get(f"/api/v1{path}", headers=self._with(headers))

    def post(self, path, body, **headers):
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.client.post(f"/api/v1{path}", data, content_type="application/json", headers=self._with(headers))

    def _with(self, headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.secret}", "Accept-Language": "es"} | named


@pytest.fixture
def machine(db, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    return Machine


@pytest.fixture
def words(category, texts):
    """A report as a machine writes it."""
    return {
        "subject": "No imprime",
        "description": "La impresora no responde.",
        "category": category.pk,
        "impact": "blocked",
        "contact_by": "email",
        "accepted_guidelines": 1,
    }
