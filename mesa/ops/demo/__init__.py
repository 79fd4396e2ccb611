"""The demo desk: people and tickets to look at, made through the same acts as everybody's."""

import json
import os
import secrets
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa.accounts.actions import create_person
from mesa.accounts.models import User
from mesa.assistance import actions as assistance
from mesa.assistance.reads import latest
from mesa.channels.email.actions import receive
from mesa.ops.first_start import furnish_rooms
from mesa.ops.startup_checks import stop
from mesa.terms.actions import accept
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import Category, PreparationItem

from .people import PEOPLE
from .sales import sell

BY_MAIL: dict[str, Any] = {
    "subject": "El escáner no aparece en la red",
    "description": "Desde el martes la computadora ya no encuentra el escáner. No le hice nada.",
}
HELD = """From: Demo Uno <uno@demo.example>, Demo Dos <dos@demo.example>
Subject: ¿De quién es este correo?

Lo firman dos direcciones: alguien de la casa debe verlo.
""".encode()
STORIES = Path(__file__).parent / "stories.toml"
__all__ = ["accounts", "furnish", "refuse_in_public"]


def furnish():
    """The passwords are written first: a desk that was half furnished is not there, and is furnished again."""
    if settings.ENV.is_public:
        stop("A desk at an https address does not begin with demo accounts; start it with: bin/serve --empty")
    password = f"demo-{secrets.token_hex(10)}"
    _write({"password": password, "people": [[p.email, p.role] for p in PEOPLE]})
    with transaction.atomic():
        furnish_rooms()
        for person in PEOPLE:
            now = timezone.now()
            create_person(**person._asdict(), password=password, verified_at=now, personalised_at=now)
        for story in tomllib.loads(STORIES.read_text())["story"]:
            _tell(**story)
        sell()
        receive(HELD)
        actions.arrive(by=_person("usuario2"), key=None, **BY_MAIL)


def refuse_in_public():
    if settings.ENV.is_public and settings.DEMO.exists():
        stop(f"{settings.DATA} holds a demo desk; write another folder in MESA_DATA and start with: bin/serve --empty")


def accounts():
    """What the start prints, for as long as this is a demo desk."""
    if not settings.DEMO.exists():
        return
    demo = json.loads(settings.DEMO.read_text())
    yield f"Demo accounts, all with the password {demo['password']}"
    yield from (f"  {role:<11} {email}" for email, role in demo["people"])
    if not settings.REQUIRE_SECOND_FACTOR:
        yield "No second factor is asked for on a demo desk (MESA_REQUIRE_SECOND_FACTOR=true asks for it)."


def _write(facts):
    draft = settings.DEMO.with_suffix(".new")
    with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        json.dump(facts, out)
    draft.rename(settings.DEMO)


def _tell(*, requester, category, intake, then=(), **words):
    ticket = actions.report(
        by=_person(requester),
        text=in_force("guidelines", timezone.now()),
        key=f"demo-{secrets.token_hex(8)}",
        category=Category.objects.get(name=category),
        **words,
        **intake,
    )
    for step in then:
        name, by = step.pop("act"), _person(step.pop("by"))
        if name in ASSISTED:
            ASSISTED[name](ticket, by, **step)
            continue
        act = getattr(actions, name)
        act(ticket, by=by, **({"technician": by} if act is actions.assign else step))


def _ask_session(ticket, by, **words):
    assistance.ask_session(ticket, by=by, **words)


def _prepare(ticket, by):
    items = PreparationItem.objects.asked(ticket)
    actions.tick(ticket, by=by, answers={item: "yes" if item.kind == "internet" else "" for item in items})


def _accept_session(ticket, by):
    text, session = in_force("remote-session", timezone.now()), latest(ticket)
    assert text and session, "the texts are installed, and the session was just asked for"
    agreed = accept(text, by=by)
    assistance.accept_session(session, by=by, acceptance=agreed)


ASSISTED = {"ask_session": _ask_session, "prepare": _prepare, "accept_session": _accept_session}


def _person(name):
    return User.objects.get(email=f"{name}@demo.example")
