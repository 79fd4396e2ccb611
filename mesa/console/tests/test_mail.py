"""What was put aside, and who may read it."""

from django.urls import reverse

PAGE = reverse("console:mail")


def test_the_page_says_that_nobody_tells_who_writes(enter, susi, settings):
    chief = enter(susi)
    assert "MESA_MAIL_AUTHSERV" in chief.get(PAGE).content.decode()
    settings.MAIL_AUTHSERV = "mx.hardcom.mx"
    assert "MESA_MAIL_AUTHSERV" not in chief.get(PAGE).content.decode()
