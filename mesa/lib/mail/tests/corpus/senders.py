"""Senders written so that two programs would read two people; and control words that only a fool would obey."""

from .making import ANA, Case, message

FROM = "From"


def sent(said, **more):
    return Case(message("Hola", From=said), **more)


def refused(said):
    return sent(said, held=FROM)


CASES = {
    "name-that-is-a-list": sent(f'"susi@example.org, x" <{ANA}>'),
    "name-with-an-escaped-quote-and-angle": sent(f'"a\\" <susi@example.org> \\"b" <{ANA}>'),
    "name-of-three-words-encoded": sent(f"=?utf-8?q?Ana?= =?utf-8?q?_L=C3=B3pez?= <{ANA}>"),
    "name-of-another-address-encoded-in-base64": sent(f"=?utf-8?b?c3VzaUBleGFtcGxlLm9yZw==?= <{ANA}>"),
    "name-that-hides-a-line": refused(f"=?utf-8?q?Ana=0D=0AFrom:_susi=40example.org?= <{ANA}>"),
    "name-that-hides-a-nul": sent(f"=?utf-8?q?Ana=00susi?= <{ANA}>"),
    "name-written-backwards": sent(f"=?utf-8?b?4oCuYW5h?= <{ANA}>"),
    "name-raw-latin": sent(f"Ana L\udcf3pez <{ANA}>"),
    "name-of-emoji": sent(f"😀 <{ANA}>"),
    "name-endless": sent(f"{'a' * 50_000} <{ANA}>"),
    "no-space": sent(f"Ana<{ANA}>"),
    "tabs": sent(f"Ana\t<{ANA}>\t"),
    "subdomain": sent("ana@a.b.c.example.org", sender="ana@a.b.c.example.org"),
    "plus": sent("ana+mesa@example.org", sender="ana+mesa@example.org"),
    "apostrophe": sent("o'ana@example.org", sender="o'ana@example.org"),
    "punycode": sent("ana@xn--exmple-4nf.org", sender="ana@xn--exmple-4nf.org"),
    "dash-first": sent("-oQ/tmp@example.org", sender="-oq/tmp@example.org"),
    "header-in-capitals": Case(message("Hola").replace(b"From:", b"FROM:")),
    "header-folded-first": sent(f"\r\n Ana <{ANA}>"),
    "three": refused(f"{ANA}, susi@example.org, tere@example.org"),
    "two-by-semicolon": refused(f"{ANA}; susi@example.org"),
    "two-by-space": refused(f"{ANA} susi@example.org"),
    "two-folded": refused(f"{ANA},\r\n susi@example.org"),
    "two-with-an-empty-one": refused(f", {ANA}"),
    "two-in-one-angle": refused(f"<{ANA},susi@example.org>"),
    "group-empty": refused("undisclosed-recipients:;"),
    "group-of-two": refused(f"Gente: {ANA}, susi@example.org;"),
    "group-in-a-name": refused(f"Gente: Ana <{ANA}>;"),
    "route-of-one": refused(f"<@mx.org:{ANA}>"),
    "route-of-percent": sent("susi%example.org@mx.org", sender="susi%example.org@mx.org"),
    "route-of-bang": sent("mx!susi@example.org", sender="mx!susi@example.org"),
    "comment-with-an-address-after": refused(f"{ANA} (susi@example.org)"),
    "comment-nested": refused(f"{ANA} (a (b) c)"),
    "comment-in-the-domain": refused("ana@(x)example.org"),
    "comment-after-the-angle": refused(f"Ana <{ANA}> (Ana)"),
    "comment-never-closed": refused(f"{ANA} (Ana"),
    "quote-never-closed": refused(f'"Ana <{ANA}>'),
    "angle-twice": refused(f"Ana <<{ANA}>>"),
    "angle-closed-first": refused(f"Ana >{ANA}<"),
    "angle-empty": refused("Ana <>"),
    "null-sender": refused("<>"),
    "name-and-no-address": refused("Ana"),
    "local-only-at": refused("@example.org"),
    "encoded-whole": refused(f"=?utf-8?q?Ana_<{ANA}>?="),
    "encoded-domain": refused("ana@=?utf-8?q?example.org?="),
    "encoded-at": refused("=?utf-8?q?ana=40example.org?= <x>"),
    "cyrillic-name-in-address": refused("аna@example.org"),
    "cyrillic-domain": refused("ana@ехample.org"),
    "greek-omicron": refused("ana@example.οrg"),
    "full-width-at": refused("ana＠example.org"),
    "dotless-i": refused("susı@example.org"),
    "kelvin-sign": refused("ana@\u212aexample.org"),
    "zero-width-space": refused("ana\u200b@example.org"),
    "soft-hyphen": refused("ana\u00ad@example.org"),
    "combining-accent": refused("ana\u0301@example.org"),
    "raw-bytes": refused("an\udce1@example.org"),
    "utf-8-local-part": refused("añа@example.org"),
    "domain-of-one-label": refused("ana@localhost"),
    "domain-literal": refused("ana@[IPv6:::1]"),
    "domain-ends-in-a-dot": refused("ana@example.org."),
    "domain-begins-with-a-dash": refused("ana@-example.org"),
    "two-dots": refused("ana@example..org"),
    "domain-of-numbers": refused("ana@127.0.0.1"),
    "local-of-65": refused("a" * 65 + "@example.org"),
    "line-in-it": refused(f"Ana\n\n <{ANA}>"),
    "bare-cr-in-it": refused(f"susi@example.org\r <{ANA}>"),
    "form-feed": refused(f"susi@example.org\x0c{ANA}"),
    "empty-second": Case(b"From:\r\n" + message("Hola"), held="not one From"),
    "resent-counts-for-nothing": Case(message("Hola", Resent_From="susi@example.org")),
    "three-froms": Case(b"From: a@b.co\r\nfrom: c@d.co\r\n" + message("Hola"), held="not one From"),
    "sender-counts-for-nothing": Case(message("Hola", Sender="susi@example.org")),
    "reply-to-counts-for-nothing": Case(message("Hola", Reply_To="susi@example.org")),
    "x-from-counts-for-nothing": Case(message("Hola", X_Original_From="susi@example.org", X_Mesa_User="susi")),
    "from-in-the-body-counts-for-nothing": Case(message("From: susi@example.org\r\n\r\nHola"), text="From: susi"),
    "from-missing-but-sender": Case(message("Hola", From=None, Sender=ANA), held="no From"),
    "control-headers-do-nothing": Case(
        message("Hola", X_Mesa_State="closed", X_Zammad_Ticket_Priority="3", X_Priority="1"), text="Hola", whole=True
    ),
    "priority-word-in-the-subject": Case(
        message("Hola", Subject="[URGENTE] prioridad: alta"), subject="[URGENTE] prioridad: alta"
    ),
}
