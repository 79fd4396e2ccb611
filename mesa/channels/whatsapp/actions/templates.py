"""Words that Meta approved: their state as Meta says, and their bodies as it has them."""

import re

import structlog
from django.conf import settings

from mesa.channels.whatsapp.models import Template
from mesa.channels.whatsapp.payload import language_of
from mesa.lib.http import Later, Never, call

PAGE = 200
VARIABLE = re.compile(r"\{\{(\d{1,2})\}\}")

log = structlog.get_logger(__name__)


def note_template(told):
    """Approved, rejected, paused… by webhook."""
    words = {"status": told.status}
    Template.objects.update_or_create(name=told.name, language=told.language, defaults=words)


def read_templates(now):
    """Every hour, as the account has them: those it no longer has are not offered."""
    setup = settings.WHATSAPP
    if not setup or not setup["account"]:
        return 0
    fields = {"fields": "name,language,status,category,components", "limit": str(PAGE)}
    try:
        answer = call("GET", f"{setup['url'].rstrip('/')}/{setup['account']}/message_templates", token=setup["token"],
                      params=fields)  # fmt: skip
    except (Later, Never) as error:
        log.warning("templates_not_read", reason=str(error))
        return 0
    found = [_facts(one) for one in answer.get("data") or [] if isinstance(one, dict) and one.get("name")]
    for name, language, facts in found:
        Template.objects.update_or_create(name=name, language=language, defaults=facts)
    names = {(name, language) for name, language, _ in found}
    gone = [one.pk for one in Template.objects.all() if (one.name, one.language) not in names]
    Template.objects.filter(pk__in=gone).update(status="DELETED")
    return len(found)


def _facts(one):
    name, language = str(one["name"])[:120], language_of(str(one.get("language", "")))
    status, category = str(one.get("status", "")).upper()[:30], str(one.get("category", ""))[:20]
    return name, language, {"status": status, "category": category, "body": _body(one.get("components"))}


def _body(components):
    """Only what Mesa can fill: a text with numbered holes, and nothing else to fill in its header or buttons."""
    parts = {part.get("type"): part for part in components or [] if isinstance(part, dict)}
    body = parts.get("BODY", {}).get("text", "")
    others = [str(part) for type, part in parts.items() if type != "BODY"]
    fixed = not any("{{" in part for part in others) and parts.get("HEADER", {}).get("format", "TEXT") == "TEXT"
    holes = sorted({int(hole) for hole in VARIABLE.findall(body)})
    return body if fixed and holes == list(range(1, len(holes) + 1)) and "{{" not in VARIABLE.sub("", body) else ""


def holes(template):
    """How many values it takes."""
    return len(set(VARIABLE.findall(template.body)))


def filled(template, values):
    return VARIABLE.sub(lambda hole: values[int(hole[1]) - 1], template.body)
