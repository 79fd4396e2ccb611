"""Whatever a machine sends, the door answers as its document says, and never with a failure of ours."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from mesa.api import limits

PROMISES = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def one_connection():
    """A real WSGI request ends with its connection; here it must outlive the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def robot(one_connection, machine, tere, monkeypatch):
    for allowance in (limits.reads, limits.writes):
        monkeypatch.setattr(allowance, "quota", 100_000)
    return machine(tere)


@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_it_keeps_its_word(case, robot, ticket, category):
    """Some of the numbers it makes up are put on things that exist."""
    if case.path_parameters.get("number") in range(1, 10_000):
        case.path_parameters["number"] = ticket.pk
    if isinstance(case.body, dict) and case.body.get("category") in range(1, 10_000):
        case.body |= {"category": category.pk, "accepted_guidelines": 1}
    case.call_and_validate(headers={"Authorization": f"Bearer {robot.secret}"}, checks=PROMISES)
