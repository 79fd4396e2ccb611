"""What a browser says of itself, in people's words."""

import pytest

from mesa.lib import user_agent

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"


@pytest.mark.parametrize(
    ("agent", "system", "browser"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/140.0", "Windows 10 u 11", "Edge 140"),
        (f"Mozilla/5.0 (Linux; Android 15; Pixel 9) {CHROME} Mobile Safari/537.36", "Android 15", "Chrome 140"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1",
            "iOS 18",
            "Safari 18",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
            "macOS",
            "Firefox 140",
        ),
        ("Mozilla/5.0 (Windows NT 6.1) Gecko Firefox/52.0", "Windows 7", "Firefox 52"),
        ("curl/8.0", "", ""),
        ("", "", ""),
    ],
)
def test_system_and_browser(agent, system, browser):
    assert (user_agent.system(agent), user_agent.browser(agent)) == (system, browser)


@pytest.mark.parametrize(
    ("version", "system"), [('"15.0.0"', "Windows 11"), ('"10.0.0"', "Windows 10"), ("x", "Windows 10 u 11")]
)
def test_windows_11_shows_only_in_its_header(version, system):
    assert user_agent.system("Mozilla/5.0 (Windows NT 10.0)", version) == system


def test_an_endless_agent_is_no_trap():
    assert user_agent.browser("Version/" * 100_000) == ""


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", "Chrome · Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/140.0.0.0", "Edge · Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("curl/8", "curl/8"),
        ("", ""),
    ],
)
def test_a_browser_is_told_in_two_words(agent, words):
    assert user_agent.in_words(agent) == words


@pytest.mark.parametrize(
    ("agent", "system", "browser"),
    [
        ("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/126.0 Mobile/15E148 Safari/604.1",
         "iPadOS 17", "Chrome 126"),
        (f"Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 SamsungBrowser/27.0 {CHROME} Mobile",
         "Android 14", "Samsung Internet 27"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROME} Safari/537.36", "ChromeOS", "Chrome 140"),
        ("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux", "Firefox 140"),
    ],
)  # fmt: skip
def test_each_by_the_name_people_call_it(agent, system, browser):
    assert (user_agent.system(agent), user_agent.browser(agent)) == (system, browser)
