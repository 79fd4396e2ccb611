"""What is said of a setting that will not do, never with a secret in it."""

import re
import sys

SECRETS = {
    "MESA_DATABASE_URL", "MESA_METRICS_TOKEN", "MESA_OLD_SECRET_KEYS", "MESA_SECRET_KEY", "MESA_SMTP_URL",
    "MESA_SUPERVISOR_PASSWORD", "MESA_TURN_SECRET", "MESA_TEAMVIEWER_TOKEN", "MESA_GRAPH_CLIENT_SECRET",
}  # fmt: skip
SECRET = re.compile(r"_(TOKEN|SECRET|VERIFY|PASSWORD)$")  # those of channels are named so


def complain(error):
    """One line per wrong value: its name, what it holds (never a secret), and what to write."""
    for wrong in error.errors():
        reason = wrong["msg"].removeprefix("Value error, ")
        if not wrong["loc"]:
            yield f"{reason}."
            continue
        name = "MESA_" + "_".join(str(part) for part in wrong["loc"] if part != "function").upper()
        shown = "this value" if name in SECRETS or SECRET.search(name) else repr(wrong["input"])
        yield f"{name}: {shown} will not do; {reason[0].lower()}{reason[1:]}."


def stop(*sentences):
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    raise SystemExit(2)
