"""Whatever arrives becomes words on the ticket, and who sent what is no plain message hears what became of it."""

import pytest

from .test_receive import answers, notes


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ({"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}}, "Reaccionó con 👍"),
        ({"type": "reaction", "reaction": {"message_id": "wamid.x"}}, "Quitó su reacción"),
        (
            {"type": "location", "location": {"latitude": 19.4326, "longitude": -99.1332, "name": "Zócalo"}},
            "Ubicación: Zócalo · 19.432600, -99.133200\nhttps://www.openstreetmap.org/?mlat=19.432600&mlon=-99.133200",
        ),
        (
            {"type": "contacts", "contacts": [{"name": {"formatted_name": "Luis"}, "phones": [{"phone": "+52 33"}]}]},
            "Contacto: Luis +52 33",
        ),
        ({"type": "edit", "edit": {"message": {"text": {"body": "No suena"}}}}, "Corrigió un mensaje suyo: No suena"),
        ({"type": "revoke", "revoke": {"original_message_id": "wamid.x"}}, "Borró un mensaje suyo"),
        ({"type": "button", "button": {"payload": "si", "text": "Sí"}}, "Sí"),
        ({"type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"title": "Otra"}}}, "Otra"),
        (
            {"type": "unsupported", "errors": [{"code": 131051}]},
            "Mensaje no compatible: aquí no se puede mostrar.",
        ),
        ({"type": "contacts", "contacts": [{"name": {"first_name": "L"}, "phones": 7}]}, "Contacto: L"),
        (
            {
                "type": "contacts",
                "contacts": [
                    {
                        "name": {"formatted_name": "Luis"},
                        "org": {"company": "Acme", "title": "Compras"},
                        "emails": [{"email": "luis@example.org"}],
                        "urls": [{"url": "https://example.org"}],
                    }
                ],
            },
            "Contacto: Luis (Compras, Acme) luis@example.org https://example.org",
        ),
        (
            {
                "type": "order",
                "order": {
                    "catalog_id": "1",
                    "text": "¿Para cuándo?",
                    "product_items": [
                        {"product_retailer_id": "CF283A", "quantity": 2, "item_price": 899.5, "currency": "MXN"},
                        {"product_retailer_id": "TN-450", "quantity": "1"},
                    ],
                },
            },
            "Pedido del catálogo de WhatsApp:\n- 2 × CF283A, 899.5 MXN\n- 1 × TN-450\n¿Para cuándo?",
        ),
        (
            {
                "type": "interactive",
                "interactive": {
                    "type": "nfm_reply",
                    "nfm_reply": {
                        "response_json": '{"modelo":"HP 4250","falla":["atasca","raya"],"usa_red":true,"flow_token":1}',
                        "body": "Sent",
                    },
                },
            },
            "Formulario de WhatsApp:\n- modelo: HP 4250\n- falla: atasca, raya\n- usa red: sí",
        ),
        (
            {"type": "interactive", "interactive": {"nfm_reply": {"response_json": "{", "body": "Quiero cita"}}},
            "Quiero cita",
        ),
        ({"type": "location", "location": {"name": "Zócalo", "address": "Centro"}}, "Ubicación: Zócalo, Centro"),
        (
            {"type": "poll", "poll": {"question": "¿Cuándo?", "options": [{"title": "Lunes"}, {"title": "Martes"}]}},
            "Mensaje de otro tipo: ¿Cuándo? · Lunes · Martes",
        ),
        ({"type": "order", "order": 7}, "Mensaje no compatible: aquí no se puede mostrar."),
    ],
)
def test_whatever_it_is_becomes_words(cloud, hear, taken, phoned, message, told):
    hear(cloud.says(**message))
    assert notes(taken) == [told]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "No pudimos abrir lo que mandaste"),
        ({"type": "order", "order": {"text": "Dos"}}, "Anotamos tu pedido en tu ticket #"),
        (
            {"type": "contacts", "contacts": [{"name": {"formatted_name": "Luis"}}]},
            "Anotamos el contacto en tu ticket #",
        ),
        ({"type": "location", "location": {"latitude": 1, "longitude": 2}}, "Anotamos la ubicación en tu ticket #"),
        (
            {"type": "interactive", "interactive": {"nfm_reply": {"response_json": '{"a": "b"}'}}},
            "Anotamos lo que respondiste en el formulario en tu ticket #",
        ),
    ],
)
def test_who_sends_what_is_no_plain_message_hears_what_became_of_it_once(cloud, hear, taken, phoned, message, told):
    hear(cloud.says(**message), cloud.says(**message))
    (answer,) = answers()
    assert answer.startswith(told) and f"/tickets/{taken.pk}/" in answer
