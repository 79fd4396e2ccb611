import pytest

from mesa.assistance import steps, tools

BY_SLUG = tools.known()


@pytest.mark.parametrize(
    ("slug", "said", "address"),
    [
        ("teamviewer", "987654321", "teamviewer10://control?device=987654321"),
        ("anydesk", "ana.lopez@ad", "anydesk:ana.lopez@ad"),
        ("rustdesk", "123456789", "rustdesk://connection/new/123456789"),
        ("splashtop", "123456789", "st-business://com.splashtop.business/?sos=123456789"),
        ("teams", "https://teams.live.com/meet/9", "https://teams.live.com/meet/9"),
        ("quick-assist", "AB12CD", ""),
    ],
)  # fmt: skip
def test_a_launch_link_carries_the_id_and_nothing_else(slug, said, address):
    assert BY_SLUG[slug].launch(said) == address


@pytest.mark.parametrize("said", ["987654321&authorization=x", "javascript:alert(1)", "9876 54321/../", "", "98765"])
def test_what_is_no_id_opens_nothing(said):
    assert BY_SLUG["teamviewer"].launch(said) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://teams.microsoft.com/l/x", "https://teams.microsoft.com.evil.example/l", "https://teams-microsoft.com/l",
        "https://evil.example/https://teams.microsoft.com/", "https://teams.microsoft.com@evil.example/",
        "//teams.live.com/x",
        "https://teams.mіcrosoft.com/l", "https://xn--teams-x.com/l", "https://teams.microsoft.com:8443/l",
        "https://teams.microsoft.com/ l", "https://203.0.113.7/teams.microsoft.com/", "https://teams.microsoft.com",
    ],
)  # fmt: skip
def test_only_the_makers_own_hosts_are_meetings(address):
    assert not tools.fits(BY_SLUG["teams"].identifier, address)


@pytest.mark.parametrize("tool", tools.KNOWN, ids=lambda tool: tool.slug)
def test_every_program_has_steps_on_every_system_and_an_official_address(tool):
    found = steps.ways(tool)
    assert [way.system for way in found] == ["windows", "mac", "linux", "phone"]
    assert all(1 <= len(way.steps) <= 4 for way in found) and tool.site.startswith("https://")


@pytest.mark.parametrize(
    ("said", "system"),
    [("Windows 11", "windows"), ("macOS", "mac"), ("Linux", "linux"), ("Android 14", "phone"), ("iOS 18", "phone"),
     ("", "windows")],
)  # fmt: skip
def test_one_s_own_system_comes_first(said, system):
    assert steps.system_of(said) == system


OWN = "Soporte Ñandú|https://ayuda.fabricante.example|digits 9-10 password"


def test_an_installations_own_program_works_like_the_known_ones(settings):
    settings.OWN_TOOLS = (OWN,)
    tool = tools.offered()[-1]
    assert (tool.slug, tool.name, tool.example) == ("own-soporte-nandu", "Soporte Ñandú", "123456789")
    assert tools.fits(tool.identifier, tool.normal("123 456 789")) and not tools.fits(tool.identifier, "12345")
    assert tools.fits(tool.secret, "x1") and not tools.fits(tool.secret, "")
    assert [len(way.steps) for way in steps.ways(tool)] == [3, 3, 3, 3] and tool.launch("123456789") == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "Solo", "A|B", "A|http://x.example|digits 9", "A|https://x.example/ruta|digits 9",
        "A|https://u@x.example|digits 9",
        "A|https://x.example:8443|digits 9", "A|https://x.example|digits", "A|https://x.example|digits 99",
        "A|https://x.example|digits 9-5", "A|https://x.example|(a+)+$", "|https://x.example|digits 9",
        "A|https://x|letters 6",
        "A|https://x.example|letters 6|x", f"{'A' * 41}|https://x.example|letters 6",
    ],
)  # fmt: skip
def test_a_program_that_is_not_whole_is_told_apart(text):
    with pytest.raises(ValueError, match="is not"):
        tools.own(text)
