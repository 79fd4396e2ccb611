def test_person_reads_in_their_language_and_clock(client, ana):
    ana.language, ana.timezone = "en", "America/Tijuana"
    ana.save(update_fields=["language", "timezone"])
    client.force_login(ana)
    assert client.get("/reloj/").content == b"en America/Tijuana"


def test_next_reader_is_not_left_with_the_last_one_s(client, ana, settings):
    ana.timezone = "America/Tijuana"
    ana.save(update_fields=["timezone"])
    client.force_login(ana)
    client.get("/reloj/")
    client.logout()
    assert b'lang="es-MX"' in client.get("/ui/").content


def test_browser_of_a_visitor_decides(client):
    assert b'<html lang="en"' in client.get("/ui/", headers={"Accept-Language": "en-GB,en;q=0.9"}).content
    assert b'<html lang="es-MX"' in client.get("/ui/", headers={"Accept-Language": "es-ES,es;q=0.9"}).content
    assert b'<html lang="es-MX"' in client.get("/ui/", headers={"Accept-Language": "fr"}).content


def test_switch_is_kept_in_the_browser(client):
    response = client.post("/ui/idioma/", {"language": "en", "next": "/ui/"})
    assert response["Location"] == "/ui/"
    assert b'<html lang="en"' in client.get("/ui/").content


def test_switch_of_a_person_follows_them(client, ana):
    client.force_login(ana)
    client.post("/ui/aspecto/", {"theme": "dark"})
    client.post("/ui/idioma/", {"language": "en"})
    ana.refresh_from_db()
    assert (ana.theme, ana.language) == ("dark", "en")
    assert b'<html lang="en" data-theme="dark">' in client.get("/partes/").content


def test_switch_leads_nowhere_else(client):
    response = client.post("/ui/aspecto/", {"theme": "dark", "next": "//evil.example/"})
    assert response["Location"] == "/"
    assert b'data-theme="dark"' in client.get("/partes/").content


def test_unknown_theme_is_not_kept(client):
    assert "theme" not in client.post("/ui/aspecto/", {"theme": "neon"}).cookies
    client.cookies["theme"] = "neon"
    assert b'data-theme="auto"' in client.get("/partes/").content


def test_reading_does_not_switch(client):
    assert client.get("/ui/idioma/").status_code == 405
