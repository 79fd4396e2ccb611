"""A demo desk to look at, and the people who look: each signed in once."""

import json
import re
import time
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from .desk import PATIENCE, Desk
from .pages import PEOPLE, REFUSED
from .steps import path, press, send, sign_in, sign_up, speak_english

TICKETS = {
    "pending": ("Usuario Demo Dos", "Por confirmar"),
    "new": ("Usuaria Demo Uno", "Nuevo"),
    "open": ("Usuaria Demo Uno", "En atención"),
    "waiting": ("Usuario Demo Dos", "Espera al usuario"),
    "resolved": ("Usuario Demo Dos", "Resuelto"),
    "closed": ("Usuaria Demo Tres", "Cerrado"),
    "cancelled": ("Usuaria Demo Uno", "Cancelado"),
    "sharing": ("Usuaria Demo Tres", "En atención"),
}


CAREFUL = ("requester", "guarded", "supervisor")  # what they look at asks for the password again


class DemoDesk(Desk):
    """A desk with people and tickets in every state, whose letters stay in the mailbox of `/correo/`."""

    def __init__(self, folder):
        nobody = dict.fromkeys(("MESA_SUPERVISOR_EMAIL", "MESA_SUPERVISOR_NAME", "MESA_SUPERVISOR_PASSWORD"), "")
        super().__init__(folder, MESA_SMTP_URL="", **nobody)

    def open(self):
        self._spare_migrating()
        self._start("manage.py", "serve")
        self._wait(self.address)
        return self

    @property
    def password(self):
        return json.loads((Path(self.environment["MESA_DATA"]) / "demo.json").read_text())["password"]


class Look:
    """The browsers of those who look, and what their addresses are filled with."""

    def __init__(self, chromium, desk):
        self.desk = desk
        self.base = f"http://localhost:{desk.ports[0]}"  # passkeys take a name, not an IP address
        self._chromium = chromium
        self._states = {}
        self.facts = {}
        self._sign_all_in()

    def page(self, who, **more):
        """A page of this person's own browser; `more` are options of Playwright's context."""
        options = {"locale": "es-MX", "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}} | more
        context = self._chromium.new_context(base_url=self.base, storage_state=self._states.get(who), **options)
        context.set_default_timeout(15_000)
        page = context.new_page()
        if who in CAREFUL and who in self._states:
            self._confirm(page)
        return page

    def visit(self, page, who, address):
        """Open the page, and be sure that it is the one asked for."""
        answer = page.goto(address.format(**self.facts))
        assert answer.status == REFUSED.get((who, address), 200), f"{address} answered {answer.status}"
        assert path(answer.url) == path(answer.request.url) and answer.request.redirected_from is None, answer.url

    def _confirm(self, page):
        page.goto("/cuenta/confirma-que-eres-tu/")
        page.fill("main [name=password]", self.desk.password)
        press(page, "Continuar")
        expect(page).not_to_have_url(re.compile("/confirma-que-eres-tu/"))

    def _sign_all_in(self):
        self._states["visitor"] = None
        for who in ("requester", "reader", "guarded", "technician", "colleague", "supervisor", "seller"):
            page = self.page("visitor")
            sign_in(page, PEOPLE[who], self.desk.password)
            expect(page.locator(".top")).to_contain_text("Demo")
            getattr(self, f"_furnish_{who}")(page)
            self._keep(who, page)
        self._newcomer()
        self._halfway()
        self._quoted()
        self._letters()

    def _keep(self, who, page):
        self._states[who] = page.context.storage_state()
        page.context.close()

    def _furnish_requester(self, page):
        page.goto("/cuenta/equipos/")
        page.fill("[name=brand]", "Dell")
        send(page, "Guardar equipo")
        self.facts["equipment"] = _number(
            page.locator("main a[href*='/equipos/']:not([href$='/equipos/'])").first.get_attribute("href")
        )

        page.goto("/quejas/nueva/")
        page.fill("main [name=words]", "Nadie me ha llamado.")
        send(page, "Enviar")
        page.goto("/quejas/nueva/")
        self.facts["complaint"] = _number(page.locator("main tbody a").first.get_attribute("href"))

    def _furnish_guarded(self, page):
        self._confirm(page)
        page.goto("/cuenta/segundo-factor/aplicacion/")
        secret = page.locator("main code").first.inner_text()
        page.fill("[name=code]", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
        press(page, "Activar")
        expect(page.locator("main")).to_contain_text("rescate")
        keys = page.context.new_cdp_session(page)
        keys.send("WebAuthn.enable")
        keys.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }})  # fmt: skip
        page.goto("/cuenta/segundo-factor/llaves/nueva/")
        page.fill("[name=name]", "Mi laptop")
        press(page, "Registrar llave")
        page.wait_for_url(lambda url: not url.endswith("/nueva/"))
        page.goto("/cuenta/segundo-factor/llaves/")
        self.facts["key"] = _number(page.locator("main a[href$='/quitar/']").first.get_attribute("href"))

    def _furnish_reader(self, page):
        speak_english(page)
        expect(page.locator("html")).to_have_attribute("lang", "en")

    _furnish_colleague = _furnish_reader

    def _furnish_technician(self, page):
        page.goto("/consola/?vista=todas")
        for state, (requester, said) in TICKETS.items():
            row = page.locator("tbody tr").filter(has_text=requester).filter(has_text=said).last
            self.facts[state] = row.locator("td").first.inner_text()

        page.goto("/consola/tickets/{open}/cita/".format(**self.facts))
        for moment in page.locator("[name=starts]").all()[-3:]:
            moment.check()
        send(page, "Proponer estas horas")

    def _furnish_supervisor(self, page):
        self._confirm(page)
        page.goto("/consola/personas/invitar/")
        page.fill("[name=name]", "Invitada Demo")
        page.fill("[name=email]", "invitada@demo.example")
        page.locator("[name=role]").first.check()
        send(page, "Enviar invitación")
        page.goto("/consola/personas/")
        self.facts["person"] = _number(page.locator("tbody a").first.get_attribute("href"))
        page.goto("/consola/correo/apartado/")
        self.facts["mail"] = _number(page.locator("tbody a").first.get_attribute("href"))
        page.goto("/consola/personas/?ver=todas")
        asker = page.locator("tbody a").filter(has_text="Usuaria Demo Uno").first
        self.facts["asker"] = _number(asker.get_attribute("href"))

    def _furnish_seller(self, page):
        for fact, where, which in (
            ("sale", "/consola/ventas/?etapa=quoted", "main .board__link"),
            ("quote", "/consola/ventas/{sale}/", "main a[href*='/cotizaciones/']"),
            ("won", "/consola/ventas/?etapa=won", "main .board__link"),
            ("order", "/consola/ventas/{won}/", "main a[href*='/pedidos/']"),
            ("open_sale", "/consola/ventas/?etapa=open", "main .board__link"),
            ("draft", "/consola/ventas/{open_sale}/", "main a[href*='/cotizaciones/']"),
            ("product", "/consola/ventas/catalogo/", "main tbody a"),
        ):
            page.goto(where.format(**self.facts))
            self.facts[fact] = _number(page.locator(which).first.get_attribute("href"))

    def _newcomer(self):
        page = self.page("visitor")
        sign_up(page, PEOPLE["newcomer"], "Nueva Demo")
        self._keep("newcomer", page)

    def _halfway(self):
        """Wrote the password of somebody with a second factor."""
        page = self.page("visitor")
        sign_in(page, PEOPLE["guarded"], self.desk.password)
        expect(page).to_have_url(re.compile("/segundo-factor/codigo/"))
        self._keep("halfway", page)

    def _quoted(self):
        """What is offered to the requester: its ticket, and one of the alternatives."""
        page = self.page("seller")
        page.goto("/consola/ventas/{sale}/".format(**self.facts))
        self.facts["quoted"] = _number(page.locator(".heading__kicker").inner_text())
        page.context.close()
        page = self.page("requester")
        page.goto("/tickets/{quoted}/cotizaciones/{quote}/".format(**self.facts))
        self.facts["chosen"] = page.locator("[name=alternative]").last.get_attribute("value")
        page.context.close()

    def _letters(self):
        page = self.page("visitor")
        page.goto("/cuenta/contrasena/olvidada/")
        page.fill("[name=email]", PEOPLE["reader"])
        send(page, "Enviarme el enlace")
        self.facts["confirm"] = self._told(page, PEOPLE["newcomer"], "/cuenta/confirmar/")
        self.facts["invitation"] = self._told(page, "invitada@demo.example", "/cuenta/invitacion/")
        self.facts["reset"] = self._told(page, PEOPLE["reader"], "/cuenta/contrasena/nueva/")
        self.facts["stop"] = self._told(page, PEOPLE["technician"], "/avisos/")
        self.facts["meeting"] = self._told(page, PEOPLE["requester"], "/cita/")
        self.facts["letter"] = _number(path(page.url))
        page.context.close()

    def _told(self, page, address, containing):
        """What follows these words in a letter to this address; the page stays on that letter."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page.goto("/correo/")
            for letter in page.locator("tbody tr").filter(has_text=address).locator("a").all()[:3]:
                letter.click()
                if found := re.search(rf"{containing}([^/\s]+)/", page.locator("main").inner_text()):
                    return found[1]
                page.go_back()
        raise AssertionError(f"no letter to {address} with {containing}")


def _number(address):
    return re.findall(r"\d+", address)[-1]
