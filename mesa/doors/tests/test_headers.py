import re

import pytest

POLICY = (
    r"default-src 'self'; script-src 'self' 'nonce-[\w-]{22}'; style-src 'self'; img-src 'self' data: blob:; "
    r"media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    ("path", "status"), [("/ui/", 200), ("/partes/", 422), ("/nada/", 404), ("/roto/", 500), ("/reloj/", 302)]
)
def test_every_answer_is_dressed(client, path, status):
    client.raise_request_exception = False
    response = client.get(path)
    assert response.status_code == status
    assert re.fullmatch(POLICY, response["Content-Security-Policy"])
    assert response["Permissions-Policy"] == "display-capture=(self), camera=(self), microphone=(self)"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_parts_are_dressed_too(client):
    response = client.get("/partes/", headers={"HX-Request": "true"})
    assert re.fullmatch(POLICY, response["Content-Security-Policy"])


def test_each_answer_has_its_own_nonce(client):
    assert client.get("/ui/")["Content-Security-Policy"] != client.get("/ui/")["Content-Security-Policy"]


def test_what_a_signed_in_person_sees_is_not_kept(client, ana):
    assert "Cache-Control" not in client.get("/partes/").headers
    client.force_login(ana)
    assert client.get("/partes/")["Cache-Control"] == "no-store"


def test_pages_carry_no_inline_style_or_script(client):
    html = client.get("/ui/").content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", html) == []
