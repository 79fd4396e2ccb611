"""A meeting arranged by two who cannot find each other: offered, chosen from the mail, moved, remembered."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from .desk import link
from .steps import join, new_address, path, press, report, speak_english, take

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WORDS = {
    "es-MX": ("Elegir esa hora", "Tu cita: ", "Cambiar la hora", "Cambiar a esa hora", "No puedo ir",
              "Cancelar la cita", "Ya no hay cita", "Elige la hora de tu cita", "Tu cita es el", "Se canceló la cita"),
    "en": ("Choose that time", "Your appointment: ", "Change the time", "Change to that time",
           "I cannot make it", "Cancel the appointment", "There is no appointment any more",
           "Choose the time of your appointment", "Your appointment is", "The appointment was cancelled"),
}  # fmt: skip

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def tere(house):
    return house[1]


def invitation(letter):
    """The file and the part that calendars read are the same."""
    parts = [part.get_content() for part in letter.walk() if part.get_content_type() == "text/calendar"]
    assert len(parts) == 2 and parts[0].replace("\r\n", "\n") == parts[1].replace("\r\n", "\n")
    calendar = Calendar.from_ical(parts[1])
    return calendar["METHOD"], next(iter(calendar.walk("VEVENT")))


@pytest.mark.parametrize(("language", "width"), [("es-MX", 360), ("en", 1440)])
def test_an_hour_that_suits_both(moving_desk, tere, visitor, language, width):
    choose, kept, change, move, cannot, cancel, over, offered, picked, called_off = WORDS[language]
    ana = visitor(moving_desk, width=width)
    address = new_address("ana")
    join(ana, moving_desk, address, "Ana Prueba")
    number = report(ana, "No hay Internet en casa")
    if language == "en":
        ana.set_viewport_size({"width": 1440, "height": 900})
        speak_english(ana)
    tere.goto(f"/consola/tickets/{number}/")
    take(tere)
    tere.get_by_role("link", name="Proponer una cita").click()
    first, second = (tere.locator(f"fieldset:nth-of-type(2) [name=starts] >> nth={n}") for n in (2, 4))
    first.check()
    second.check()
    press(tere, "Proponer estas horas")
    expect(tere.locator("#news")).to_contain_text("Propone horas para una cita")

    letter = moving_desk.post.wait_for(address, offered)
    phone = visitor(moving_desk, width=width)  # nobody is signed in there
    where = path(link(letter, "/cita/"))
    phone.goto(where)
    phone.locator(".choice").nth(0).click()
    press(phone, choose)
    expect(phone.locator("h1")).to_contain_text(kept)
    expect(phone.locator("h1")).to_contain_text("10:00")
    for whom, saying in ((address, picked), (tere.address, f"[#{number}] Cita: ")):
        method, meeting = invitation(moving_desk.post.wait_for(whom, saying))
        assert (method, meeting["SEQUENCE"], meeting.end - meeting.start) == ("REQUEST", 1, timedelta(minutes=30))
        assert meeting.start.strftime("%H:%M %Z") == "16:00 UTC"

    phone.goto(where)
    phone.get_by_text(change).click()
    phone.locator(".choice").nth(0).click()
    press(phone, move)
    expect(phone.locator("h1")).to_contain_text("11:00")
    moved = invitation(moving_desk.post.wait_for(tere.address, f"[#{number}] Cambió la cita"))[1]
    assert moved["SEQUENCE"] == 2
    ana.goto(f"/tickets/{number}/")
    expect(ana.locator("main")).to_contain_text("11:00 (")

    left = moved.start - moving_desk.now()
    moving_desk.move(seconds=(left - (DAY if left > DAY else HOUR)).total_seconds() + 60)
    reminder = "Recuerda" if language == "es-MX" else "Remember"
    moving_desk.post.wait_for(address, reminder)
    phone.goto(where)
    phone.get_by_text(cannot).click()
    press(phone, cancel)
    expect(phone.locator("h1")).to_have_text(over)
    for whom, saying in ((address, called_off), (tere.address, f"[#{number}] Se canceló la cita")):
        method, meeting = invitation(moving_desk.post.wait_for(whom, saying))
        assert (method, meeting["SEQUENCE"], meeting["STATUS"]) == ("CANCEL", 3, "CANCELLED")
    phone.goto(f"{where[:-3]}xx/")
    expect(phone.locator("h1")).to_have_text("Este enlace ya no sirve")  # nobody's link: in the browser's language
