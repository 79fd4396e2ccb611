"""The system and the browser somebody uses, in the words people have for them, from what the browser says of itself."""

import re

from ua_parser import parse

VERSION_HEADER = "Sec-CH-UA-Platform-Version"  # sent only to those who asked for it with Accept-CH
LONGEST = 400
VARIANTS = re.compile(r"^Mobile | Mobile| iOS| WebView| UI/WKWebView")  # of the same browser
BROWSERS = {"Edge", "Opera", "Samsung Internet", "Firefox", "Chrome", "Safari", "Opera Mini", "Vivaldi", "DuckDuckGo"}
SYSTEMS = {"Mac OS X": "macOS", "Chrome OS": "ChromeOS", "Ubuntu": "Linux", "Fedora": "Linux", "Debian": "Linux"}
WINDOWS = {"10": "Windows 10 u 11", "8.1": "Windows 8"}
DEVICES = {"macOS": "Mac", "iOS": "iPhone", "iPadOS": "iPad"}


def system(agent: str, platform_version: str = "") -> str:
    """«Windows 11», «Android 15», «iOS 18», «macOS»; "" for what is not known.

    `platform_version` is what `VERSION_HEADER` says: the only place where Windows 11 shows.
    """
    family, version = _system(agent)
    major = re.match(r'"?(\d{1,4})\.', platform_version)
    if family == "Windows" and version == "10" and major:
        return "Windows 11" if int(major[1]) >= 13 else "Windows 10"
    if family == "Windows":
        return WINDOWS.get(version, f"{family} {version}".strip())
    return f"{family} {version}".strip() if family in {"iOS", "iPadOS", "Android"} else family


def browser(agent: str) -> str:
    """«Chrome 140»; "" for what is not a browser that people know."""
    family, version = _browser(agent)
    return f"{family} {version}".strip()


def in_words(agent: str) -> str:
    """«Chrome · Linux», without versions; what is not known stays as it came, up to 60 characters."""
    family = _system(agent)[0]
    return " · ".join(filter(None, [_browser(agent)[0], DEVICES.get(family, family)])) or agent[:60]


def _system(agent: str) -> tuple[str, str]:
    said = parse(agent[:LONGEST]).os
    if said is None:
        return "", ""
    family = "iPadOS" if said.family == "iOS" and "iPad" in agent[:LONGEST] else SYSTEMS.get(said.family, said.family)
    version = ".".join(filter(None, [said.major, said.minor])) if said.family == "Windows" else said.major
    return family, version or ""


def _browser(agent: str) -> tuple[str, str]:
    said = parse(agent[:LONGEST]).user_agent
    family = VARIANTS.sub("", said.family) if said else ""
    return (family, said.major or "") if said and family in BROWSERS else ("", "")
