"""Pages while people read, listen, paste and type in them: nothing is taken from them, and what they paste is seen."""

import pytest
from playwright.sync_api import expect

from mesa.portal.tests.conftest import PIXEL

from .steps import SUPERVISOR, compose, join, new_address, report, send, sign_in, take

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PICTURE = {"name": "pantalla.png", "mimeType": "image/png", "buffer": PIXEL}
PASTE = """([box, kinds]) => {
  const data = new DataTransfer();
  for (const [kind, words] of Object.entries(kinds.texts)) data.setData(kind, words);
  const bytes = new Uint8Array([1, 2, 3]);
  for (const name of kinds.pictures) data.items.add(new File([bytes], name, { type: "image/" + name.split(".")[1] }));
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  return document.querySelector(box).dispatchEvent(event);
}"""
CELLS = {"text/plain": "SN-1001\t3.2 GHz", "text/html": "<table><tr><td>SN-1001</td><td>3.2 GHz</td></tr></table>"}
FROM_A_PAGE = {"text/plain": "https://example.org/a.png", "text/html": "<img src='https://example.org/a.png'>"}


@pytest.fixture(scope="module")
def both(chromium, desk_on_sqlite):
    """Ana at her ticket and Susi at it in the console; `(Ana's page, Susi's page)`."""
    ana, susi = (chromium.new_context(base_url=desk_on_sqlite.address, locale="es-MX").new_page() for _ in range(2))
    join(ana, desk_on_sqlite, new_address("ana"), "Ana Prueba")
    ana.number = report(ana, "El monitor parpadea")
    sign_in(susi, SUPERVISOR)
    susi.goto(f"/consola/tickets/{ana.number}/")
    take(susi)
    yield ana, susi
    for page in (ana, susi):
        page.context.close()


def paste(page, box, texts=None, pictures=()):
    """Whether the browser goes on and pastes the text itself."""
    return page.evaluate(PASTE, [box, {"texts": texts or {}, "pictures": list(pictures)}])


def test_who_reads_keeps_the_focus_and_hears_who_wrote(both):
    ana, susi = both
    ana.goto(f"/tickets/{ana.number}/")
    ana.locator("#contestar [name=files]").set_input_files(PICTURE)
    expect(ana.locator("#contestar [name=keep]")).to_have_count(1)
    ana.fill("#contestar [name=body]", "Así se ve.")
    ana.locator("#contestar [name=body]").press("Enter")
    for page, part in ((ana, "#workspace"), (susi, "#news")):
        link = page.locator(f"{part} a[href*='pantalla.png']")
        link.focus()
        page.evaluate("part => (document.querySelector(part + ' .note').mark = 'the same')", part)
    compose(susi, "add_note", "body", "Apaga el módem un minuto.")
    expect(ana.locator("#workspace")).to_contain_text("Apaga el módem")
    expect(ana.locator("[data-live-region]")).to_have_text("Mensaje nuevo de Susana Prueba.")
    expect(ana.locator("#workspace a[href*='pantalla.png']")).to_be_focused()
    assert ana.evaluate("document.querySelector('#workspace .note').mark") == "the same"
    susi.locator("#news a[href*='pantalla.png']").focus()
    ana.fill("#contestar [name=body]", "Ya lo apagué.")
    ana.locator("#contestar [name=body]").press("Enter")
    expect(susi.locator("[data-live-region]")).to_have_text("Mensaje nuevo de Ana Prueba.")
    expect(susi.locator("#news a[href*='pantalla.png']")).to_be_focused()
    expect(susi.locator("#news .note")).to_have_count(4)


@pytest.mark.parametrize("side", ["ana", "susi", "report"])
def test_cells_are_pasted_as_words_and_a_picture_is_seen_once(both, side):
    page, where, box = {
        "ana": (both[0], f"/tickets/{both[0].number}/", "#contestar [name=body]"),
        "susi": (both[1], f"/consola/tickets/{both[0].number}/", "#id_add_note"),
        "report": (both[0], "/reportar/", "[name=description]"),
    }[side]
    page.goto(where)
    files = page.locator(box).locator("xpath=ancestor::form").locator(".filedrop__file")
    assert paste(page, box, CELLS, ["image.png"])
    expect(files).to_have_count(0)
    for _ in range(2):
        assert not paste(page, box, FROM_A_PAGE, ["image.png", "image.tiff"])
    expect(files).to_have_count(1)
    expect(files).to_be_visible()
    files.get_by_role("button").click()
    expect(files).to_have_count(0)


def test_the_key_that_ends_a_composition_sends_nothing(both):
    ana, _susi = both
    ana.goto(f"/tickets/{ana.number}/")
    box = ana.locator("#contestar [name=body]")
    for facts in ({"isComposing": True}, {"keyCode": 229}):
        box.fill("日本")
        box.dispatch_event("keydown", {"key": "Enter"} | facts)
    ana.wait_for_timeout(300)
    expect(box).to_have_value("日本")
    box.fill("")


def test_keys_of_one_sign_can_be_turned_off(both):
    ana, susi = both
    asking = susi.locator("[name=mode][value=ask]")
    for off in (True, False):
        susi.goto("/cuenta/")
        susi.locator("[name=keys_off]").set_checked(off)
        send(susi, "Guardar cambios")
        susi.goto(f"/consola/tickets/{ana.number}/")
        susi.keyboard.press("p")
        expect(asking).to_be_checked(checked=not off)
