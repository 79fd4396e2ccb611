"""What is cut from an answer, and what never is."""

import pytest

from mesa.lib.mail.reply import strip
from mesa.lib.mail.words import of_html

SAID = "Ya reinicié y sigue igual."
QUOTES = {
    "gmail-es": (
        "El lun, 23 nov 2026 a las 10:05, HARDCOM (<soporte@hardcom.mx>) escribió:\n\n> Hola Ana\n"
        "> ¿Reiniciaste?"
    ),
    "gmail-es-wrapped": (
        "El lun, 23 nov 2026 a las 10:05, HARDCOM Mesa de ayuda (<\nsoporte@hardcom.mx>) escribió:\n\n"
        "> Hola"
    ),
    "apple-es": "> El 23 nov 2026, a la(s) 10:05 a.m., HARDCOM <soporte@hardcom.mx> escribió:\n>\n> Hola Ana",
    "iphone-es": (
        "Enviado desde mi iPhone\n\n"
        "> El 23 nov 2026, a la(s) 10:05, HARDCOM <soporte@hardcom.mx> escribió:\n> \n> Hola"
    ),
    "yahoo-es": "El lunes, 23 de noviembre de 2026, 10:05:12 GMT-6, HARDCOM <soporte@hardcom.mx> escribió:\n\nHola Ana",
    "outlook-es": (
        "De: HARDCOM <soporte@hardcom.mx>\nEnviado el: lunes, 23 de noviembre de 2026 10:05\nPara: Ana\n"
        "Asunto: Re: x\n\nHola"
    ),
    "outlook-web-es": (
        "________________________________\nDe: HARDCOM <soporte@hardcom.mx>\nEnviado: lunes 10:05\n"
        "Para: Ana\nAsunto: x\n\nHola"
    ),
    "outlook-old-es": (
        "-----Mensaje original-----\nDe: HARDCOM [mailto:soporte@hardcom.mx]\nEnviado el: lunes\n"
        "Para: Ana\nAsunto: x\n\nHola"
    ),
    "thunderbird-es": "El 23/11/26 a las 10:05, HARDCOM escribió:\n> Hola Ana\n> ¿Reiniciaste?",
    "gmail-en": (
        "On Mon, Nov 23, 2026 at 10:05 AM HARDCOM <soporte@hardcom.mx> wrote:\n\n> Hello\n>\n"
        "> Did you restart?"
    ),
    "outlook-en": (
        "From: HARDCOM <soporte@hardcom.mx>\nSent: Monday, November 23, 2026 10:05 AM\nTo: Ana\n"
        "Subject: RE: x\n\nHello"
    ),
    "own-mark": "##- Responde arriba de esta línea -##\nHola Ana",
    "bare": "> Hola Ana\n> ¿Reiniciaste?",
}  # fmt: skip
SIGNATURES = ["-- \nAna López\nContabilidad\nTel. 55 1234 5678", "Enviado desde mi iPhone", "Sent from my Galaxy",
              "Obtener Outlook para Android", "--\nAna"]  # fmt: skip
KEPT = {
    "between": "> ¿Reiniciaste?\nSí, dos veces.\n> ¿Y el cable?\nTambién.",
    "forwarded": (
        "---------- Forwarded message ---------\nDe: Banco <x@banco.example>\nDate: lunes\n"
        "Subject: Factura\nTo: Ana\n\nPague ya"
    ),
    "forwarded-alone": "De: Banco <x@banco.example>\nEnviado: lunes\nPara: Ana\nAsunto: Factura\n\nEs falso, ¿verdad?",
    "el-own-words": "El técnico me dijo lo que su jefe escribió:\nque reinicie.",
    "a-list": "Pasos:\n-----\n1. Abrir\n2. Cerrar",
    "de-in-words": "De: la impresora no sé nada.\nGracias",
    "long-dash": "Primero\n--\n" + "\n".join(f"línea {n}" for n in range(14)),
    "only-signature": "Enviado desde mi iPhone",
    "on-own-words": "On the other hand I wrote:\nnothing at all",
}  # fmt: skip


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES)
def test_the_quote_goes_and_the_words_stay(quote):
    for ending in ("\n", "\r\n"):
        assert strip(f"{SAID}\n\n{quote}\n".replace("\n", ending)) == SAID


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_signature_goes(signature):
    assert strip(f"{SAID}\n\n{signature}\n") == SAID


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_when_in_doubt_everything_stays(text):
    assert strip(text) == text.strip()


def test_words_below_the_quote_stay():
    assert strip(f"{QUOTES['thunderbird-es']}\n\n{SAID}") == SAID


def test_a_page_is_read_as_people_see_it():
    page = """<html><head><style>p{color:red}</style><title>x</title></head><body><p>Ya reinicié&nbsp;y <b>sigue</b>
    igual.</p><script>alert(1)</script><div class="gmail_quote"><div dir="ltr">El lun, 23 nov 2026 a las 10:05, HARDCOM
    (&lt;<a href="mailto:soporte@hardcom.mx">soporte@hardcom.mx</a>&gt;) escribió:<br></div><blockquote>Hola Ana<br>
    ¿Reiniciaste?</blockquote></div></body></html>"""
    assert "> Hola Ana\n> ¿Reiniciaste?" in of_html(page)
    assert strip(of_html(page)) == SAID


@pytest.mark.parametrize("page", ["<a " * 200_000, "<div>" * 100_000, "&lt;" * 200_000, "<p" * 200_000])
@pytest.mark.timeout(20)
def test_a_hostile_page_takes_no_time(page):
    strip(of_html(page))


@pytest.mark.parametrize(
    "text", ["El " * 100_000, "> " * 200_000, "De: x\n" * 50_000, "-- \n" * 100_000, "\n" * 300_000]
)
@pytest.mark.timeout(20)
def test_a_hostile_text_takes_no_time(text):
    strip(text)
