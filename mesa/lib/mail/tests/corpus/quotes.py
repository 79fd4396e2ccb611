"""Answers as the programs of people write them, in Spanish and in English: what they said, and nothing that we said."""

from .making import Case, message, text

SAID = "Ya lo reinicié y sigue igual."
OURS = "Hola Ana, ¿ya lo reiniciaste?"
QUOTED = f"> {OURS}\n> Tere"


def answered(quote, *, before=f"{SAID}\n\n", after="", said=SAID):
    return Case(text(f"{before}{quote}{after}".replace("\n", "\r\n").encode()), said=said, without=OURS)


def stays(words):
    return Case(text(words.replace("\n", "\r\n").encode()), said=words.strip())


def page(html, said=SAID):
    return Case(message(html, Content_Type="text/html; charset=utf-8"), said=said, without=OURS)


OUTLOOK_ES = (
    "De: HARDCOM <soporte@hardcom.mx>\nEnviado: lunes, 23 de noviembre de 2026 10:05 a. m.\nPara: "
    "Ana\nAsunto: RE: Ayuda\n\n"
) + OURS
OUTLOOK_EN = (
    "From: HARDCOM <soporte@hardcom.mx>\nSent: Monday, November 23, 2026 10:05 AM\nTo: Ana "
    "<ana@example.org>\nCc: Beto\nSubject: RE: Ayuda\n\n"
) + OURS
GMAIL_ES = f"El lun, 23 nov 2026 a la(s) 10:05 a.m., HARDCOM (soporte@hardcom.mx) escribió:\n\n{QUOTED}\n"
APPLE_EN = f"> On 23 Nov 2026, at 10:05, HARDCOM <soporte@hardcom.mx> wrote:\n> \n{QUOTED}\n"
GMAIL_PAGE = (
    '<div dir="ltr">{}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">El lun, '
    '23 nov 2026 a la(s) 10:05 a.m., HARDCOM (&lt;<a href="x">soporte@hardcom.mx</a>&gt;) '
    'escribió:<br></div><blockquote class="gmail_quote"><div>{}</div></blockquote></div>'
)
OUTLOOK_PAGE = (
    '<div class="WordSection1"><p class="MsoNormal">{}<o:p></o:p></p><div style="border:none;'
    'border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>De:</b> HARDCOM &lt;'
    "soporte@hardcom.mx&gt;<br><b>Enviado el:</b> lunes, 23 de noviembre de 2026 10:05<br><b>"
    'Para:</b> Ana<br><b>Asunto:</b> RE: Ayuda</p></div><p class="MsoNormal">{}</p></div>'
)
WEB_PAGE = (
    '<div>{}</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font><b>'
    "From:</b> HARDCOM &lt;soporte@hardcom.mx&gt;<br><b>Sent:</b> Monday 10:05 AM<br><b>To:</b> "
    "Ana<br><b>Subject:</b> Re: Ayuda</font></div><div>{}</div>"
)
APPLE_PAGE = (
    '<div>{}</div><div><br><blockquote type="cite"><div>El 23 nov 2026, a la(s) 10:05 a.m., HARDCOM '
    "&lt;soporte@hardcom.mx&gt; escribió:</div><br><div>{}</div></blockquote></div>"
)
YAHOO_PAGE = (
    '<div class="ydp1">{}</div><div class="yahoo_quoted"><div>El lunes, 23 de noviembre de 2026, '
    "10:05:12 a.m. GMT-6, HARDCOM &lt;soporte@hardcom.mx&gt; escribió: </div><div><br></div><div>"
    "{}</div></div>"
)
CASES = {
    "gmail-es-a-las": answered(GMAIL_ES),
    "gmail-es-below": answered(GMAIL_ES, before="", after=f"\n{SAID}\n"),
    "gmail-es-of-a-phone": answered(GMAIL_ES.replace("\n\n", "\n\n\n", 1)),
    "gmail-es-two-levels": answered(GMAIL_ES + f"> El dom, 22 nov 2026 a la(s) 9:00, Ana escribió:\n>> {OURS}\n"),
    "gmail-es-long-name": answered(
        "El lun, 23 nov 2026 a la(s) 10:05 a.m., Mesa de ayuda de HARDCOM Soporte\nTécnico "
        f"(soporte@hardcom.mx) escribió:\n\n{QUOTED}\n"
    ),
    "gmail-en-below": answered(
        f"On Mon, 23 Nov 2026 at 10:05, HARDCOM <soporte@hardcom.mx> wrote:\n\n{QUOTED}\n", before="", after=f"\n{SAID}"
    ),
    "gmail-en-wrapped": answered(
        f"On Mon, Nov 23, 2026 at 10:05 AM HARDCOM Mesa de ayuda\n<soporte@hardcom.mx> wrote:\n\n{QUOTED}"
    ),
    "gmail-with-hard-spaces": answered(
        f"El lun, 23 nov 2026 a la(s) 10:05\u202fa.m., HARDCOM (\nsoporte@hardcom.mx) escribió:\n\n{QUOTED}\n"
    ),
    "gmail-decomposed-accent": answered(
        f"El lun, 23 nov 2026 a las 10:05, HARDCOM (<soporte@hardcom.mx>) escribio\u0301:\n\n{QUOTED}\n"
    ),
    "apple-en": answered(APPLE_EN),
    "apple-en-of-an-iphone": answered(f"Sent from my iPhone\n\n{APPLE_EN}"),
    "apple-es-of-an-ipad": answered(
        "Enviado desde mi iPad\n\n> El 23 nov 2026, a la(s) 10:05 a.m., HARDCOM <soporte@hardcom.mx> "
        f"escribió:\n> \n> \ufeff{OURS}\n"
    ),
    "apple-es-below": answered(
        f"> El 23 nov 2026, a la(s) 10:05, HARDCOM <soporte@hardcom.mx> escribió:\n> \n{QUOTED}\n",
        before="",
        after=f"\n{SAID}",
    ),
    "outlook-es": answered(OUTLOOK_ES),
    "outlook-en": answered(OUTLOOK_EN),
    "outlook-es-in-bold": answered(
        OUTLOOK_ES.replace("De:", "*De:*").replace("Enviado:", "*Enviado:*").replace("Asunto:", "*Asunto:*")
    ),
    "outlook-es-of-a-phone": answered(f"Obtener Outlook para iOS\n________________________________\n{OUTLOOK_ES}"),
    "outlook-en-of-a-phone": answered(
        f"Get Outlook for Android<https://aka.ms/ghei36>\n________________________________\n{OUTLOOK_EN}"
    ),
    "outlook-es-original": answered(f"-----Mensaje original-----\n{OUTLOOK_ES}"),
    "outlook-en-original": answered(f"-----Original Message-----\n{OUTLOOK_EN}"),
    "outlook-es-with-a-rule-of-dashes": answered(f"--------------------\n{OUTLOOK_ES}"),
    "outlook-with-importance": answered(OUTLOOK_ES.replace("Asunto:", "Importancia: Alta\nAsunto:")),
    "outlook-es-blank-lines-between": answered(
        OUTLOOK_ES.replace("\nEnviado", "\n\nEnviado").replace("\nPara", "\n\nPara")
    ),
    "yahoo-es": answered(
        f"El lunes, 23 de noviembre de 2026, 10:05:12 a.m. GMT-6, HARDCOM <soporte@hardcom.mx> escribió:\n\n{OURS}\n"
    ),
    "yahoo-en": answered(
        f"On Monday, November 23, 2026 at 10:05:12 AM CST, HARDCOM <soporte@hardcom.mx> wrote:\n\n{OURS}\n"
    ),
    "yahoo-of-a-phone": answered(
        "Enviado desde Yahoo Mail para Android\n\nEl lun, 23 nov 2026 a la(s) 10:05, "
        f"HARDCOM\n<soporte@hardcom.mx> escribió:\n{OURS}\n"
    ),
    "samsung": answered(
        "Enviado desde mi Galaxy\n\n-------- Mensaje original --------\nDe: HARDCOM <soporte@hardcom.mx>"
        f"\nFecha: 23/11/26 10:05 (GMT-06:00)\nPara: ana@example.org\nAsunto: Re: Ayuda\n\n{OURS}\n"
    ),
    "samsung-en": answered(
        "-------- Original message --------\nFrom: HARDCOM <soporte@hardcom.mx>\nDate: 11/23/26 10:05 "
        f"AM (GMT-06:00)\nTo: ana@example.org\nSubject: Re: Ayuda\n\n{OURS}\n"
    ),
    "thunderbird-en": answered(f"On 11/23/26 10:05, HARDCOM wrote:\n{QUOTED}\n"),
    "thunderbird-es-below": answered(
        f"El 23/11/26 a las 10:05, HARDCOM escribió:\n{QUOTED}\n\n", before="", after=SAID
    ),
    "roundcube-es": answered(f"El 2026-11-23 10:05, HARDCOM escribió:\n{QUOTED}\n"),
    "zoho": answered(
        f"---- El lun, 23 nov 2026 10:05:12 -0600 HARDCOM <soporte@hardcom.mx> escribió ----\n\n{QUOTED}\n"
    ),
    "proton": answered(
        f"El lunes, 23 de noviembre de 2026 a las 10:05, HARDCOM <soporte@hardcom.mx> escribió:\n\n{QUOTED}\n"
    ),
    "signature-between": answered(GMAIL_ES, before=f"{SAID}\n\n-- \nAna López\nTel. 55 1234 5678\n\n"),
    "signature-below": answered(GMAIL_ES, after="\n-- \nAna López\n"),
    "marks-without-space": answered(f"El 23/11/26 10:05, HARDCOM escribió:\n>{OURS}\n>Tere\n"),
    "own-mark-quoted": answered(f"> ##- Responde arriba de esta línea -##\n{QUOTED}\n"),
    "own-mark-in-gmail": answered(
        "El lun, 23 nov 2026 a las 10:05, HARDCOM <soporte@hardcom.mx> escribió:\n\n> ##- Responde "
        f"arriba de esta línea -##\n{QUOTED}"
    ),
    "page-of-gmail": page(GMAIL_PAGE.format(SAID, OURS)),
    "page-of-outlook": page(OUTLOOK_PAGE.format(SAID, OURS)),
    "page-of-outlook-on-the-web": page(WEB_PAGE.format(SAID, OURS)),
    "page-of-apple": page(APPLE_PAGE.format(SAID, OURS)),
    "page-of-yahoo": page(YAHOO_PAGE.format(SAID, OURS)),
    "page-of-gmail-below": page(GMAIL_PAGE.format("", OURS) + f"<div>{SAID}</div>"),
    "between-the-lines": stays(
        "El 23/11/26 a las 10:05, HARDCOM escribió:\n> ¿Reiniciaste?\nSí, dos veces.\n> ¿Y el cable?\nTambién."
    ),
    "before-and-below": answered(GMAIL_ES, after="\nY además parpadea.", said=f"{SAID}\n\nY además parpadea."),
    "a-table-of-their-own": stays("De: oficina\nHora: 10:05\nFalla: no imprime"),
    "a-log-with-arrows": stays("> ping 10.0.0.1\nrespuesta\n> exit\nlisto"),
    "a-rule-of-their-own": stays("Uno\n----------\nDos\n__________\nTres"),
    "on-and-a-time": stays("On Monday at 10:05 it stopped.\nThe boss wrote:\nfix it"),
    "el-and-a-time": stays("El lunes a las 10:05 se apagó y el jefe escribió:\nque lo vean"),
    "only-a-quote": stays("> Hola"),
    "a-mail-told-as-steps": stays("Asunto: nada\nPara: todos\nFecha: hoy"),
    "dashes-and-a-long-text": stays("Hola\n-- \n" + "\n".join(f"Paso {n}" for n in range(20))),
    "forwarded-es": stays(
        "Miren esto\n\n---------- Mensaje reenviado ---------\nDe: Banco <x@banco.example>\nFecha: "
        "lunes\nAsunto: Factura\nPara: Ana\n\nPague ya"
    ),
    "forwarded-by-apple": stays(
        "Miren\n\nInicio del mensaje reenviado:\n\n> De: Banco <x@banco.example>\n> Asunto: Factura\n>\n> Pague ya"
    ),
}
