import pytest
from django.template.loader import get_template
from django.test import Client


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_error_stands_without_request_or_database(name):
    html = get_template(f"{name}.html").render()
    assert name[:3] in html and "HARDCOM" in html


def test_forged_form_is_explained():
    response = Client(enforce_csrf_checks=True).post("/ui/idioma/", {"language": "en"})
    assert response.status_code == 403
    assert "llevaba mucho tiempo abierta" in response.content.decode()


def test_failure_does_not_look_anybody_up(client, ana, django_assert_num_queries):
    client.force_login(ana)
    client.raise_request_exception = False
    with django_assert_num_queries(2):  # the session and the person, for the language; none for the page
        assert client.get("/roto/").status_code == 500
