import pytest

from mesa.lib.agent import in_words

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "words"),
    [(CHROME, "Chrome · Linux"), (EDGE, "Edge · Windows"), (IPHONE, "Safari · iPhone"), ("curl/8", "curl/8"), ("", "")],
)
def test_a_browser_is_told_in_two_words(agent, words):
    assert in_words(agent) == words
