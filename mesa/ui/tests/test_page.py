from mesa.ui.jinja import url


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
