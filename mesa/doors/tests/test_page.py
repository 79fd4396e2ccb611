from django.utils import translation

from mesa.ui.jinja import remembered, url


def test_browser_gets_the_whole_page(client):
    response = client.get("/partes/")
    assert response.status_code == 422
    assert response.content.startswith(b"<!doctype html>")
    assert "HX-Request" in response["Vary"]


def test_htmx_gets_only_the_part_the_view_chose(client):
    response = client.get("/partes/?part=content", headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert response.content.lstrip().startswith(b'<nav class="views"')
    assert "HX-Request" in response["Vary"]


def test_history_gets_the_whole_page(client):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert client.get("/partes/", headers=headers).content.startswith(b"<!doctype html>")


def test_addresses_take_places_and_names():
    assert url("ui:gallery") == "/ui/"


def test_remembered_pill_is_said_in_each_language():
    said = []
    pill = remembered(lambda code: said.append(code) or f"{translation.get_language()} {code}")
    for language in ("es-mx", "en", "es-mx"):
        with translation.override(language):
            last = pill("open")
    assert last == "es-mx open"
    assert said == ["open", "open"]
