"""A desk where every text that anybody may write tries to run: `plant()` in a process of its own."""

import json

from django.core.files.base import ContentFile
from django.utils import timezone

from mesa.accounts import actions as accounts
from mesa.accounts.audit import Where
from mesa.accounts.models import User
from mesa.outbox.actions import post
from mesa.terms.actions import accept
from mesa.terms.words import in_force
from mesa.tickets import actions

from .steps import PASSWORD
from .world import furnish

SHORT = "\"'><svg/onload=canary=1>"
LONG = (
    "\"'></textarea></script></title><script>canary=1</script><img src=//evil.example/x onerror=canary=1>"
    "<a href=javascript:canary=1>x</a><iframe srcdoc='<script>parent.canary=1</script>'></iframe>"
    "<base href=//evil.example/><style>@import'//evil.example/x'</style>{{7*7}}{% raise %}<!--"
)
SAID = LONG.replace("javascript:", "vb")  # the technician cannot even send such an address
MARKDOWN = (
    "\n\n[x](javascript:canary=1) ![x](//evil.example/x) <https://evil.example/x> data:text/html,x\tjava\nscript:x"
)


def person(name, role):
    made = User(email=f"{name}@canary.example.org", name=SHORT + name, role=role, email_verified_at=timezone.now())
    made.set_password(PASSWORD)
    made.save()
    made.emailaddress_set.create(email=made.email, verified=True, primary=True)
    return made


def plant():
    """Answers what the addresses are filled with, as JSON."""
    ana, tere, susi = (person(*who) for who in (("ana", "requester"), ("tere", "technician"), ("susi", "supervisor")))
    where = Where("127.0.0.1", LONG)
    accounts.personalise(by=ana, contact_hours=SHORT)
    accounts.signed_in(susi, where=where)
    category = actions.add_category(by=susi, name=SHORT, name_en=SHORT, hint=SHORT, hint_en=SHORT)
    actions.save_draft(by=ana, words={"subject": LONG, "description": LONG, "key": SHORT})
    equipment = accounts.add_equipment(by=ana, brand=SHORT, model=SHORT, system=SHORT, serial=SHORT, notes=LONG[:300])
    ticket = actions.open_ticket(
        by=ana, key=None, subject=LONG[:150], description=LONG + MARKDOWN, category=category, impact="hard",
        contact_by="email", acceptance=accept(in_force("guidelines", timezone.now()), by=ana, agent=LONG[:300]),
        equipment=equipment, since=SHORT, changed=LONG, error_text=LONG, available=SHORT, system=SHORT, browser=SHORT,
    )  # fmt: skip
    file = actions.keep_file(by=ana, name=f"{SHORT}.html", file=ContentFile(LONG.encode()))
    actions.add_note(ticket, by=ana, body=LONG + MARKDOWN, files=[file])
    actions.assign(ticket, by=tere, technician=tere)
    actions.contact(ticket, by=tere, channel="phone", summary=SAID)
    actions.ask(ticket, by=tere, question=SAID)
    world = furnish(ticket, ana, tere, susi)
    accounts.invite(by=susi, email="x@canary.example.org", name=SHORT, role="technician")
    accounts.create_token(by=ana, name=SHORT, scopes=["read"], expires_at=timezone.now() + timezone.timedelta(days=1))
    post(key="canary", channel="email", to="x@canary.example.org", subject=LONG[:250], text=LONG, html=LONG)
    print(json.dumps(vars(world)))
