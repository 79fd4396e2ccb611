"""Addresses that nobody who works here should send: what looks like a program of remote help and is not its maker's."""

import re
import unicodedata
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

ADDRESS = re.compile(
    r"\b(?:(?:https?|hxxps?|ftp|file)://|(?:ms-[\w-]+|javascript|vbscript):(?=\S)|data:(?=\w+/)|www\.)\S{1,2000}", re.I
)
BRANDS = ("teamviewer", "anydesk", "splashtop", "rustdesk", "quickassist", "quicksupport", "microsoft", "teamslive")
HOMES = (
    "teamviewer.com", "anydesk.com", "splashtop.com", "splashtop.eu", "rustdesk.com", "microsoft.com", "live.com",
    "office.com",
)  # fmt: skip
RUNS = re.compile(r"\.(?:exe|msi|scr|bat|cmd|com|ps1|vbs|js|jar|apk|dmg|pkg|appimage|iso|lnk)$", re.I)
ALIKE = str.maketrans("0135|$l", "oiesisi")
HIDDEN = re.compile(r"(?:[?&#;](?:url|u|to|next|goto|redirect\w*|target|dest\w*|link)=)(https?:|https?%3a|//)", re.I)


def lures(text: str, makers: Iterable[str] = ()) -> list[str]:
    """The addresses in it that must not be sent, as they are written. `makers`: hosts that are a maker's too."""
    found = (address.rstrip(".,;:!?)]»”\"'") for address in ADDRESS.findall(text))
    return [address for address in found if is_lure(address, makers)]


def is_lure(address: str, makers: Iterable[str] = ()) -> bool:
    """Whether one address pretends to be a maker's, hides where it leads, or is a program to be run."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}" if address[:4] != "data" else address)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return True
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None or "\\" in address:
        return True
    if _is_number(host) or not host.isascii() or "xn--" in host or RUNS.search(unquote(parts.path)):
        return True
    at_home = any(host == home or host.endswith(f".{home}") for home in (*HOMES, *makers))
    if at_home:
        return parts.scheme != "https" or port is not None or bool(HIDDEN.search(address))
    return _borrows(host) or (bool(HIDDEN.search(address)) and _borrows(unquote(address)))


def _borrows(said: str) -> bool:
    plain = unicodedata.normalize("NFKD", said.lower()).translate(ALIKE)
    plain = re.sub(r"[^a-z]", "", plain.replace("rn", "m").replace("vv", "w"))
    return any(brand.replace("rn", "m").translate(ALIKE) in plain for brand in BRANDS)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return bool(re.fullmatch(r"(?:0x[\da-f]+|\d+)(?:\.(?:0x[\da-f]+|\d+))*", host, re.I))
    return True
