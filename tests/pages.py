"""Every page of the product, by who looks at it: what accessibility and widths go through."""

from typing import NamedTuple

PEOPLE = {
    "requester": "usuaria1@demo.example",
    "reader": "usuario2@demo.example",  # in English
    "colleague": "tecnico2@demo.example",  # in English
    "guarded": "usuaria3@demo.example",  # with a second factor of each kind
    "technician": "tecnica1@demo.example",
    "supervisor": "supervisora@demo.example",
    "seller": "ventas@demo.example",
    "newcomer": "nueva@demo.example",  # has not verified the address
}

PAGES = {
    "visitor": [
        "/", "/como-funciona/", "/pedir-ayuda/", "/preparacion/", "/preguntas/", "/lineamientos/", "/privacidad/",
        "/cuenta/entrar/", "/cuenta/nueva/", "/cuenta/contrasena/olvidada/", "/cuenta/contrasena/olvidada/enviada/",
        "/cuenta/revisa-tu-correo/", "/cuenta/desactivada/", "/cuenta/confirmar/{confirm}/",
        "/cuenta/confirmar/gastado/",
        "/cuenta/correos/confirmar/gastado/", "/cuenta/contrasena/nueva/{reset}/", "/cuenta/invitacion/{invitation}/",
        "/asistencia-remota/", "/enlace/gastado/", "/cita/{meeting}/", "/cita/gastada/",
        "/avisos/{stop}/", "/avisos/gastado/", "/orden-de-atencion/", "/verificar/",
        "/verificar-cotizacion/", "/cotizacion/gastada/", "/correo/", "/correo/{letter}/",
        "/ui/", "/no-existe/",
    ],
    "halfway": ["/cuenta/segundo-factor/codigo/"],
    "newcomer": ["/inicio/", "/reportar/", "/tickets/", "/cuenta/revisa-tu-correo/", "/cuenta/correo/",
                 "/cuenta/confirmar/{confirm}/"],
    "requester": [
        "/inicio/", "/reportar/", "/tickets/", "/tickets/?estado=resueltos", "/tickets/{new}/", "/tickets/{open}/",
        "/tickets/{cancelled}/", "/tickets/{open}/cancelar/",
        "/tickets/{open}/asistencia/", "/tickets/{open}/enlaces/", "/tickets/{open}/conexion/",
        "/tickets/{open}/ventas/", "/tickets/{open}/licencia/", "/tickets/{quoted}/",
        "/tickets/{quoted}/cotizaciones/{quote}/",
        "/tickets/{quoted}/cotizaciones/{quote}/aceptar/?alternative={chosen}",
        "/tickets/{open}/respaldo/", "/quejas/nueva/", "/quejas/nueva/?ticket={open}", "/quejas/{complaint}/",
        "/cuenta/", "/cuenta/avisos/", "/cuenta/correos/", "/cuenta/equipos/",
        "/cuenta/equipos/{equipment}/", "/cuenta/tokens/", "/cuenta/correo/", "/cuenta/contrasena/",
        "/cuenta/sesiones/", "/cuenta/borrar/", "/cuenta/segundo-factor/", "/cuenta/segundo-factor/aplicacion/",
        "/cuenta/segundo-factor/llaves/", "/cuenta/confirma-que-eres-tu/", "/cuenta/salir/",
        "/ui/otra-vez/", "/consola/",
    ],
    "reader": [
        "/", "/inicio/", "/reportar/", "/tickets/", "/tickets/{waiting}/", "/tickets/{resolved}/",
        "/tickets/{pending}/", "/tickets/{pending}/confirmar/",
        "/tickets/{resolved}/garantia/", "/tickets/{resolved}/acta/", "/cuenta/",
    ],
    "colleague": [
        "/consola/", "/consola/tickets/{waiting}/", "/consola/tickets/{resolved}/",
        "/consola/tickets/{resolved}/acta/",
    ],
    "guarded": [
        "/tickets/{sharing}/asistencia/", "/tickets/{sharing}/pantalla/", "/tickets/{closed}/",
        "/cuenta/segundo-factor/", "/cuenta/segundo-factor/rescate/",
        "/cuenta/segundo-factor/rescate/nuevos/", "/cuenta/segundo-factor/aplicacion/quitar/",
        "/cuenta/segundo-factor/llaves/", "/cuenta/segundo-factor/llaves/nueva/",
        "/cuenta/segundo-factor/llaves/{key}/", "/cuenta/segundo-factor/llaves/{key}/quitar/",
        "/cuenta/segundo-factor/llaves/confirmar/", "/cuenta/segundo-factor/confirmar/",
    ],
    "technician": [
        "/consola/", "/consola/?vista=sin-asignar", "/consola/?vista=todas", "/consola/?q=nada",
        "/consola/tickets/{new}/", "/consola/tickets/{open}/", "/consola/tickets/{waiting}/",
        "/consola/tickets/{resolved}/", "/consola/tickets/{closed}/", "/consola/tickets/{cancelled}/",
        "/consola/tickets/{sharing}/asistencia/", "/consola/tickets/{sharing}/pantalla/",
        "/consola/tickets/{open}/intentos/", "/consola/tickets/{open}/whatsapp/",
        "/consola/tickets/{open}/cita/", "/consola/tickets/{open}/asistencia/",
        "/consola/tickets/{open}/licencias/", "/consola/tickets/99999/", "/consola/personas/",
    ],
    "seller": [
        "/consola/ventas/", "/consola/ventas/?etapa=quoted", "/consola/ventas/{sale}/",
        "/consola/ventas/cotizaciones/{quote}/", "/consola/ventas/cotizaciones/{draft}/",
        "/consola/ventas/cotizaciones/{draft}/escribir/", "/consola/ventas/pedidos/{order}/",
        "/consola/ventas/pedidos/{order}/cita/",
        "/consola/ventas/catalogo/", "/consola/ventas/catalogo/{product}/", "/consola/ventas/catalogo/archivo/",
        "/consola/ventas/reportes/",
    ],
    "supervisor": [
        "/consola/personas/", "/consola/personas/?ver=todas", "/consola/personas/invitar/",
        "/consola/personas/{person}/", "/consola/personas/{asker}/unir/",
        "/consola/bitacora/", "/consola/categorias/", "/consola/categorias/1/", "/consola/impuestos/",
        "/consola/textos/", "/consola/textos/guidelines/es-mx/", "/consola/correo/", "/consola/correo/apartado/",
        "/consola/correo/apartado/{mail}/",
        "/consola/creditos/", "/consola/garantias/", "/consola/tiempos/", "/consola/preparacion/",
        "/consola/preparacion/1/",
        "/consola/quejas/", "/consola/quejas/?ver=respondidas", "/consola/quejas/{complaint}/",
    ],
}  # fmt: skip
REFUSED = {
    ("visitor", "/cuenta/confirmar/gastado/"): 410,
    ("visitor", "/cuenta/correos/confirmar/gastado/"): 410,
    ("visitor", "/avisos/gastado/"): 410,
    ("visitor", "/enlace/gastado/"): 410,
    ("visitor", "/cita/gastada/"): 410,
    ("visitor", "/cotizacion/gastada/"): 410,
    ("visitor", "/no-existe/"): 404,
    ("requester", "/consola/"): 403,
    ("technician", "/consola/tickets/99999/"): 404,
    ("technician", "/consola/personas/"): 403,
}


class Mistake(NamedTuple):
    """A form that is sent with nothing in it, from its main button."""

    address: str
    button: str


MISTAKES = {
    "visitor": [Mistake("/cuenta/entrar/", "Entrar"), Mistake("/cuenta/nueva/", "Solicitar mi cuenta")],
    "requester": [
        Mistake("/reportar/", "Enviar reporte"),
        Mistake("/tickets/{open}/", "Enviar"),
        Mistake("/cuenta/equipos/", "Guardar equipo"),
    ],
    "technician": [Mistake("/consola/tickets/{open}/", "Enviar a Usuaria")],
    "seller": [
        Mistake("/consola/ventas/catalogo/", "Agregar"),
        Mistake("/consola/ventas/{sale}/", "Devolver al técnico"),
    ],
    "supervisor": [
        Mistake("/consola/categorias/", "Agregar"),
        Mistake("/consola/personas/invitar/", "Enviar invitación"),
    ],
}
NOT_PAGES = {
    "portal:piece": "noise to measure with",
    "portal:watch": "only by a link that was opened: tests/test_screen.py",
    "portal:acta_pdf": "a PDF",
    "portal:quote_pdf": "a PDF",
    "portal:quote_pdf_link": "a PDF",
    "portal:accept_quote_link": "as from one's account",
    "portal:claim_product": "as any other report; nothing is delivered at the demo desk yet",
    "console:acta_pdf": "a PDF",
    "console:quote_pdf": "a PDF",
    "console:export_sales": "a workbook",
    "console:export_catalogue": "a sheet",
    "console:catalogue_template": "a sheet",
    "console:preview_quote": "a PDF",
    "console:message_file": "a file of a message that was kept",
    "console:search_products": "JSON for the page where a quote is written",
    "portal:file": "a file, as the person sent it",
    "portal:thumbnail": "a picture",
    "portal:photo": "a picture",
    "portal:take_export": "a ZIP",
    "console:message_html": "a message, as far as it may be drawn",
    "portal:mailbox_html": "a letter, as the reader's own program draws it",
    "ui:brand": "a style sheet",
}
