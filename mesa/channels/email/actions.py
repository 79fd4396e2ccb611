"""Taking a message: kept first, then read, then turned into the same act as a web note. Nothing is lost."""

import hashlib
import re
import zlib
from datetime import timedelta
from functools import partial

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa.accounts import audit
from mesa.channels import arriving
from mesa.common.redaction import clean
from mesa.common.refusal import Refused, only
from mesa.lib.leases import Queue
from mesa.lib.mail.message import Held, read
from mesa.lib.mail.words import of_htmls
from mesa.tickets.notes import WordsRefused

from . import letters
from .carrying import carry
from .models import Mail, Outcome, Reason
from .verdicts import STRANGERS, Verdict, Way, complained_of, judge, vouched

TRACES = (b"received", b"return-path:", b"delivered-to:", b"delivery-date:", b"x-", b"arc-", b"dkim-", b"status:",
          b"authentication-results:", b"envelope-to:", b"content-length:")  # fmt: skip
SETTLED = ["outcome", "reason", "detail", "ticket", "note", "complaint", "settled_by", "proven", "raw"]
QUEUE = Queue(lease=timedelta(minutes=1), batch=50, unset_is_due=True)  # longer than reading one

log = structlog.get_logger(__name__)


def receive(raw, *, road="pipe"):
    """Kept once whatever the way it came; answers its row, with what became of it."""
    return process(keep(raw, road=road))


def keep(raw, *, road, name=""):
    """Its row; whoever keeps it makes something of it at once, so a worker leaves it alone for as long as a lease.

    `name` tells it apart where its bytes do not.
    """
    facts = {"raw": zlib.compress(raw), "road": road, "try_after": timezone.now() + QUEUE.lease}
    return Mail.objects.get_or_create(identity=identity(name.encode() or raw), defaults=facts)[0]


def put_aside(head, *, road, detail, reason=Reason.UNREADABLE, name=""):
    """What is too large to be kept here, or is not given: its head, and where the whole of it stays."""
    mail = keep(head, road=road, name=name)
    return mail if mail.outcome else _settle(mail, None, Verdict(Outcome.QUARANTINED, reason), detail)


def process(mail):
    """Once: whoever comes second finds it done. What cannot be made anything of is put aside, and the next is read."""
    if mail.outcome:
        return mail
    return arriving.make(partial(_process, mail), partial(_failed, mail), mail=mail.pk)


def _process(mail):
    try:
        found = read(zlib.decompress(mail.raw))
    except Held as held:
        return _settle(mail, None, Verdict(Outcome.QUARANTINED, Reason.UNREADABLE), str(held))
    _name(mail, found)
    verdict = _bounded(judge(found, besides=mail))
    try:
        return _settle(mail, found, verdict, found.doubt)
    except WordsRefused as why:
        letters.tell_refused(mail, verdict, why)
        return _settle(mail, found, Verdict(Outcome.QUARANTINED, Reason.WORDS, ticket=verdict.ticket), why.sentence)


def _bounded(verdict):
    """Who writes under a new name each time is one stranger; those whose address is proven have their own room."""
    unknown = verdict.way == Way.ARRIVE and verdict.person is None
    if not unknown or STRANGERS.allows("proven" if verdict.sure else "unproven"):
        return verdict
    return Verdict(Outcome.QUARANTINED, Reason.FLOOD, sure=verdict.sure)


def _failed(mail, error):
    return _settle(mail, None, Verdict(Outcome.QUARANTINED, Reason.FAILED), type(error).__name__)


def process_left(now):
    """What a process that was killed kept and did not finish."""
    return sum(bool(process(mail).outcome) for mail in QUEUE.take(Mail.objects.left(), now))


def replay(mail, *, by):
    """Read it again, as if it had just come: what was wrong with us, or with its ticket, may be mended."""
    only(may_use(by, mail) and may_drop(by, mail))
    again = {"outcome": "", "reason": "", "detail": "", "ticket": None, "try_after": timezone.now() + QUEUE.lease}
    Mail.objects.filter(pk=mail.pk, outcome=Outcome.QUARANTINED).update(**again)
    return process(Mail.objects.get(pk=mail.pk))


def release(mail, *, by, ticket):
    """A supervisor vouches for it: its words become an internal note of theirs, with who sent it."""
    only(may_use(by, mail))
    found = _readable(mail)
    return _settle(mail, found, Verdict(Outcome.APPENDED, way=Way.RELEASE, ticket=ticket, person=by), by=by)


def vouch(mail, *, by):
    """A supervisor believes it is from whom it says: a report, which waits for the yes of that person.

    Raises Refused when it says of nobody, or of somebody who works here.
    """
    only(may_use(by, mail))
    found = _readable(mail)
    believed = vouched(found)
    only(believed is not None)
    verdict, address = believed
    return _settle(mail, found._replace(sender=address), verdict, by=by)


def _readable(mail):
    """Raises Refused for what nobody can make anything of."""
    try:
        return read(zlib.decompress(mail.raw))
    except Held:
        raise Refused from None


def drop(mail, *, by):
    """Nothing is to become of it. The message stays until it is forgotten like every other."""
    only(may_drop(by, mail))
    Mail.objects.filter(pk=mail.pk, outcome=Outcome.QUARANTINED).update(
        outcome=Outcome.IGNORED, reason=Reason.DROPPED, settled_by=by
    )


def see_source(mail, *, by, where=audit.NOWHERE):
    """Every byte of it may be read, which the audit remembers."""
    only(_sees(by, mail))
    audit.note("mail_source_seen", actor=by, what=str(mail.pk), where=where)


def may_use(by, mail):
    """Whether they may still make something of it: it was put aside or taken for a machine's, and is kept whole."""
    unused = mail.outcome in {Outcome.QUARANTINED, Outcome.IGNORED}
    return unused and bool(mail.raw) and _sees(by, mail)


def may_drop(by, mail):
    """Whether it waits for them to decide."""
    return mail.outcome == Outcome.QUARANTINED and _sees(by, mail)


def _sees(by, mail):
    return by.is_supervisor and Mail.objects.visible_to(by).filter(pk=mail.pk).exists()


def forget_mail(now):
    """The raw message of what was settled long ago; what was put aside waits for somebody."""
    old = Mail.objects.filter(arrived_at__lt=now - timedelta(days=settings.MAIL_KEPT_DAYS)).exclude(raw=b"")
    return arriving.forget(old.exclude(outcome__in=["", Outcome.QUARANTINED]).order_by("arrived_at"), raw=b"")


def identity(raw):
    """The same words by two roads are one message: what servers write on the way does not count."""
    said = re.sub(rb"\A>?From [^\n]*\n", b"", raw.replace(b"\r\n", b"\n"))  # what a pipe writes above
    head, _, body = said.partition(b"\n\n")
    kept = []
    for line in head.split(b"\n"):
        if line[:1] in b" \t" and line:
            kept.append(line if kept and kept[-1] is not None else None)
        else:
            kept.append(None if line.lower().startswith(TRACES) else line)
    said = b"\n".join(line for line in kept if line is not None)
    return hashlib.sha256(said + b"\n\n" + body.rstrip(b"\n")).hexdigest()


def _name(mail, found):
    """Who and what, known from the first look: also of what is put aside, and for counting a sender's messages."""
    mail.sender, mail.subject = found.sender[:254], clean(found.subject)[0][:200]
    mail.message_id, mail.about = found.id[:300], complained_of(found)
    mail.save(update_fields=["sender", "subject", "message_id", "about"])


def _settle(mail, found, verdict, detail="", *, by=None):
    """Files are kept before, letters leave after: what is locked is locked for two or three rows."""
    act, secret = carry(verdict, found, mail), bool(verdict.way) and _holds_secrets(found)
    with transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=mail.pk)
        if mail.outcome not in ({Outcome.QUARANTINED, Outcome.IGNORED} if by else {""}):
            return mail
        if (
            not by
            and verdict.way in {Way.OPEN, Way.ARRIVE}
            and (again := _in_turn(mail, found)).outcome != verdict.outcome
        ):
            verdict, act = again, carry(again, found, mail)
        made = act()
        mail.ticket, mail.note, mail.complaint = made.ticket, made.note, made.complaint
        mail.outcome, mail.reason, mail.detail = verdict.outcome, verdict.reason, (detail or made.detail)[:200]
        mail.settled_by, mail.proven = by, verdict.sure
        if (made.note or made.complaint) and (made.masked or secret):
            mail.raw = b""  # what was taken out of the note is not kept beside it
        mail.save(update_fields=SETTLED)
    log.info("mail_taken", mail=mail.pk, outcome=mail.outcome, reason=mail.reason)
    return mail


def _holds_secrets(found):
    return any(clean(text)[1] for text in (found.subject, found.text, of_htmls([found.html])))


def _in_turn(mail, found):
    """One report of a sender at a time: what was judged beside others of theirs is judged again after them."""
    Mail.objects.select_for_update().filter(sender=mail.sender).order_by("pk").first()
    return judge(found, besides=mail)
