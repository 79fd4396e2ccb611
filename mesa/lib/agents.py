"""The system and browser somebody is using, in the words people use for them, from what the browser says of itself."""

import re
from collections.abc import Iterable

VERSION_HEADER = "Sec-CH-UA-Platform-Version"  # sent only to those who asked for it with Accept-CH

SYSTEMS = (
    (r"iPhone OS (\d+)", "iOS {}"),
    (r"iPad.*?OS (\d+)", "iPadOS {}"),
    (r"Android (\d+)", "Android {}"),
    (r"Android", "Android"),
    (r"CrOS", "ChromeOS"),
    (r"Windows NT 10", "Windows 10 u 11"),
    (r"Windows NT 6\.[23]", "Windows 8"),
    (r"Windows NT 6\.1", "Windows 7"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"Linux", "Linux"),
)
BROWSERS = (  # each claims to be the ones below it, so the order is what tells them apart
    (r"Edg(?:A|iOS)?/(\d+)", "Edge {}"),
    (r"OPR/(\d+)", "Opera {}"),
    (r"SamsungBrowser/(\d+)", "Samsung Internet {}"),
    (r"(?:Firefox|FxiOS)/(\d+)", "Firefox {}"),
    (r"(?:Chrome|CriOS)/(\d+)", "Chrome {}"),
    (r"Version/(\d+).*Safari/", "Safari {}"),
)


def system(agent: str, platform_version: str = "") -> str:
    """«Windows 11», «Android 14»; "" when it is none we know.

    `platform_version` is what `VERSION_HEADER` says: the only place where Windows 11 shows.
    """
    found = _first(SYSTEMS, agent)
    major = re.match(r'"?(\d{1,4})\.', platform_version)
    if found == "Windows 10 u 11" and major:
        return "Windows 11" if int(major[1]) >= 13 else "Windows 10"
    return found


def browser(agent: str) -> str:
    """«Firefox 140»; "" when it is none we know."""
    return _first(BROWSERS, agent)


def _first(known: Iterable[tuple[str, str]], agent: str) -> str:
    for pattern, words in known:
        match = re.search(pattern, agent[:400])
        if match:
            return words.format(*match.groups())
    return ""
