"""How programs of many languages put a quote and their own name below what somebody writes; and what people write."""

MARKED = {
    "tb-de": "Am 23.11.2026 um 10:05 schrieb HARDCOM:",
    "gmail-de": "Am Mo., 23. Nov. 2026 um 10:05 Uhr schrieb HARDCOM <soporte@hardcom.mx>:",
    "apple-de": "Am 23.11.2026 um 10:05 schrieb HARDCOM <soporte@hardcom.mx>:",
    "gmail-fr": "Le lun. 23 nov. 2026 à 10:05, HARDCOM <soporte@hardcom.mx> a écrit :",
    "gmail-fr-nb": "Le lun. 23 nov. 2026 à 10:05, HARDCOM <soporte@hardcom.mx> a écrit\u00a0:",
    "tb-fr": "Le 23/11/2026 à 10:05, HARDCOM a écrit :",
    "gmail-pt": "Em seg., 23 de nov. de 2026 às 10:05, HARDCOM <soporte@hardcom.mx> escreveu:",
    "tb-pt": "Em 23/11/2026 10:05, HARDCOM escreveu:",
    "gmail-it": "Il giorno lun 23 nov 2026 alle ore 10:05 HARDCOM <soporte@hardcom.mx> ha scritto:",
    "tb-it": "Il 23/11/2026 10:05, HARDCOM ha scritto:",
    "gmail-nl": "Op ma 23 nov 2026 om 10:05 schreef HARDCOM <soporte@hardcom.mx>:",
    "apple-nl": "> Op 23 nov. 2026, om 10:05 heeft HARDCOM <soporte@hardcom.mx> het volgende geschreven:",
    "tb-nl": "Op 23-11-2026 om 10:05 schreef HARDCOM:",
    "gmail-pl": "pon., 23 lis 2026 o 10:05 HARDCOM <soporte@hardcom.mx> napisał(a):",
    "tb-pl": "W dniu 23.11.2026 o 10:05, HARDCOM pisze:",
    "wp-pl": "Dnia 23 listopada 2026 10:05 HARDCOM <soporte@hardcom.mx> napisał(a):",
    "gmail-ru": "пн, 23 нояб. 2026 г. в 10:05, HARDCOM <soporte@hardcom.mx>:",
    "tb-ru": "23.11.2026 10:05, HARDCOM пишет:",
    "mailru": "Понедельник, 23 ноября 2026, 10:05 +03:00 от HARDCOM <soporte@hardcom.mx>:",
    "apple-ru": "> 23 нояб. 2026 г., в 10:05, HARDCOM <soporte@hardcom.mx> написал(а):",
    "gmail-ja": "2026年11月23日(月) 10:05 HARDCOM <soporte@hardcom.mx>:",
    "apple-ja": "> 2026/11/23 10:05、HARDCOM <soporte@hardcom.mx>のメール:",
    "tb-ja": "On 2026/11/23 10:05, HARDCOM wrote:",
    "gmail-zh": "HARDCOM <soporte@hardcom.mx> 于2026年11月23日周一 10:05写道：",
    "apple-zh": "> 在 2026年11月23日，10:05，HARDCOM <soporte@hardcom.mx> 写道：",
    "netease": "在 2026-11-23 10:05:12，\"HARDCOM\" <soporte@hardcom.mx> 写道：",
    "gmail-tw": "HARDCOM <soporte@hardcom.mx> 於 2026年11月23日 週一 上午10:05寫道：",
    "gmail-ko": "2026년 11월 23일 (월) 오전 10:05, HARDCOM <soporte@hardcom.mx>님이 작성:",
    "gmail-sv": "Den mån 23 nov. 2026 kl 10:05 skrev HARDCOM <soporte@hardcom.mx>:",
    "gmail-da": "Den man. 23. nov. 2026 kl. 10.05 skrev HARDCOM <soporte@hardcom.mx>:",
    "gmail-no": "man. 23. nov. 2026 kl. 10:05 skrev HARDCOM <soporte@hardcom.mx>:",
    "gmail-fi": "ma 23. marrask. 2026 klo 10.05 HARDCOM (soporte@hardcom.mx) kirjoitti:",
    "gmail-cs": "po 23. 11. 2026 v 10:05 odesílatel HARDCOM <soporte@hardcom.mx> napsal:",
    "gmail-hu": "HARDCOM <soporte@hardcom.mx> ezt írta (időpont: 2026. nov. 23., H, 10:05):",
    "gmail-tr": "HARDCOM <soporte@hardcom.mx>, 23 Kas 2026 Pzt, 10:05 tarihinde şunu yazdı:",
    "gmail-ro": "În lun., 23 nov. 2026 la 10:05, HARDCOM <soporte@hardcom.mx> a scris:",
    "gmail-ca": "Missatge de HARDCOM <soporte@hardcom.mx> del dia dl., 23 de nov. 2026 a les 10:05:",
    "gmail-vi": "Vào Th 2, 23 thg 11, 2026 vào lúc 10:05 HARDCOM <soporte@hardcom.mx> đã viết:",
    "gmail-uk": "пн, 23 лист. 2026 р. о 10:05 HARDCOM <soporte@hardcom.mx> пише:",
    "gmail-el": "Στις Δευ 23 Νοε 2026 στις 10:05 π.μ., ο χρήστης HARDCOM <soporte@hardcom.mx> έγραψε:",
    "en-gmail-wrap": "On Mon, Nov 23, 2026 at 10:05 AM\nHARDCOM <soporte@hardcom.mx> wrote:",
    "en-mutt": "On Mon, Nov 23, 2026 at 10:05:12AM -0600, HARDCOM wrote:",
    "en-verbfirst": "HARDCOM wrote on 11/23/2026 10:05 AM:",
    "en-iso": "On 2026-11-23 10:05, HARDCOM wrote:",
    "en-kmail": "On Monday, 23 November 2026 10:05:12 CST HARDCOM wrote:",
    "horde": "Quoting HARDCOM <soporte@hardcom.mx>:",
    "horde-es": "HARDCOM <soporte@hardcom.mx> escribió:",
    "horde-de": "Zitat von HARDCOM <soporte@hardcom.mx>:",
    "es-outlook-app": "El 23/11/26, 10:05, \"HARDCOM\" <soporte@hardcom.mx> escribió:",
    "es-proton": "El lunes, 23 de noviembre de 2026 a las 10:05, HARDCOM <soporte@hardcom.mx> escribió:",
    "oldgmail": "2026-11-23 10:05 GMT-06:00 HARDCOM <soporte@hardcom.mx>:",
    "es-roundcube": "El 2026-11-23 10:05, HARDCOM escribió:",
    "de-wrap": "Am Mo., 23. Nov. 2026 um 10:05 Uhr schrieb HARDCOM Mesa de ayuda <\nsoporte@hardcom.mx>:",
    "ru-wrap": "пн, 23 нояб. 2026 г. в 10:05, HARDCOM Mesa de ayuda <\nsoporte@hardcom.mx>:",
    "pl-wrap": "pon., 23 lis 2026 o 10:05 HARDCOM Mesa de ayuda <\nsoporte@hardcom.mx> napisał(a):",
}  # fmt: skip
UNMARKED = {
    "yahoo-en": "On Monday, November 23, 2026 at 10:05:12 AM CST, HARDCOM <soporte@hardcom.mx> wrote: ",
    "yahoo-pt": "Em segunda-feira, 23 de novembro de 2026 10:05:12 BRT, HARDCOM <soporte@hardcom.mx> escreveu: ",
    "yahoo-fr": "Le lundi 23 novembre 2026 à 10:05:12 UTC+1, HARDCOM <soporte@hardcom.mx> a écrit : ",
    "yahoo-de": (
        "Am Montag, 23. November 2026 um 10:05:12 MEZ hat HARDCOM <soporte@hardcom.mx> Folgendes "
        "geschrieben: "
    ),
    "yahoo-it": "Il lunedì 23 novembre 2026 alle ore 10:05:12 CET, HARDCOM <soporte@hardcom.mx> ha scritto: ",
    "outlook-de": (
        "Von: HARDCOM <soporte@hardcom.mx>\nGesendet: Montag, 23. November 2026 10:05\nAn: Ana\nBetreff: "
        "AW: x\n"
    ),
    "outlook-fr": (
        "De : HARDCOM <soporte@hardcom.mx>\nEnvoyé : lundi 23 novembre 2026 10:05\nÀ : Ana\nObjet : RE: x\n"
    ),
    "outlook-it": "Da: HARDCOM <soporte@hardcom.mx>\nInviato: lunedì 23 novembre 2026 10:05\nA: Ana\nOggetto: R: x\n",
    "outlook-pt": (
        "De: HARDCOM <soporte@hardcom.mx>\nEnviado: segunda-feira, 23 de novembro de 2026 10:05\nPara: "
        "Ana\nAssunto: RE: x\n"
    ),
    "outlook-nl": (
        "Van: HARDCOM <soporte@hardcom.mx>\nVerzonden: maandag 23 november 2026 10:05\nAan: Ana\n"
        "Onderwerp: RE: x\n"
    ),
    "outlook-pl": (
        "Od: HARDCOM <soporte@hardcom.mx>\nWysłano: poniedziałek, 23 listopada 2026 10:05\nDo: Ana\nTemat: "
        "RE: x\n"
    ),
    "outlook-ru": "От: HARDCOM <soporte@hardcom.mx>\nОтправлено: 23 ноября 2026 г. 10:05\nКому: Ana\nТема: RE: x\n",
    "outlook-sv": "Från: HARDCOM <soporte@hardcom.mx>\nSkickat: den 23 november 2026 10:05\nTill: Ana\nÄmne: SV: x\n",
    "outlook-zh": "发件人: HARDCOM <soporte@hardcom.mx>\n发送时间: 2026年11月23日 10:05\n收件人: Ana\n主题: RE: x\n",
    "outlook-tw": "寄件者: HARDCOM <soporte@hardcom.mx>\n寄件日期: 2026年11月23日 10:05\n收件者: Ana\n主旨: RE: x\n",
    "outlook-ja": "差出人: HARDCOM <soporte@hardcom.mx>\n送信日時: 2026年11月23日 10:05\n宛先: Ana\n件名: RE: x\n",
    "outlook-ko": (
        "보낸 사람: HARDCOM <soporte@hardcom.mx>\n보낸 날짜: 2026년 11월 23일 10:05\n받는 사람: Ana\n제목: "
        "RE: x\n"
    ),
    "outlook-bold": (
        "*From:* HARDCOM <soporte@hardcom.mx>\n*Sent:* Monday, November 23, 2026 10:05 AM\n*To:* Ana\n"
        "*Subject:* RE: x\n"
    ),
    "outlook-md": "**From:** HARDCOM <soporte@hardcom.mx>\n**Sent:** Monday\n**To:** Ana\n**Subject:** RE: x\n",
    "owa-rule": (
        "________________________________\nVon: HARDCOM <soporte@hardcom.mx>\nGesendet: Montag\nAn: Ana\n"
        "Betreff: x\n"
    ),
    "orig-de": (
        "-----Ursprüngliche Nachricht-----\nVon: HARDCOM [mailto:soporte@hardcom.mx]\nGesendet: Montag\n"
        "An: Ana\nBetreff: x\n"
    ),
    "orig-fr": (
        "-----Message d'origine-----\nDe : HARDCOM [mailto:soporte@hardcom.mx]\nEnvoyé : lundi\nÀ : Ana\n"
        "Objet : x\n"
    ),
    "orig-it": (
        "-----Messaggio originale-----\nDa: HARDCOM [mailto:soporte@hardcom.mx]\nInviato: lunedì\nA: Ana\n"
        "Oggetto: x\n"
    ),
    "orig-nl": (
        "-----Oorspronkelijk bericht-----\nVan: HARDCOM [mailto:soporte@hardcom.mx]\nVerzonden: maandag\n"
        "Aan: Ana\nOnderwerp: x\n"
    ),
    "orig-pt": (
        "-----Mensagem original-----\nDe: HARDCOM [mailto:soporte@hardcom.mx]\nEnviada em: segunda-feira\n"
        "Para: Ana\nAssunto: x\n"
    ),
    "orig-pl": (
        "-----Oryginalna wiadomość-----\nOd: HARDCOM [mailto:soporte@hardcom.mx]\nWysłano: poniedziałek\n"
        "Do: Ana\nTemat: x\n"
    ),
    "orig-ru": (
        "-----Исходное сообщение-----\nОт: HARDCOM [mailto:soporte@hardcom.mx]\nОтправлено: 23 ноября\n"
        "Кому: Ana\nТема: x\n"
    ),
    "samsung-es": (
        "-------- Mensaje original --------\nDe: HARDCOM <soporte@hardcom.mx>\nFecha: 23/11/26 10:05 a. m. "
        "(GMT-06:00)\nA: Ana\nAsunto: Re: x\n"
    ),
    "samsung-en": (
        "-------- Original message --------\nFrom: HARDCOM <soporte@hardcom.mx>\nDate: 11/23/26 10:05 AM "
        "(GMT-06:00)\nTo: Ana\nSubject: Re: x\n"
    ),
    "samsung-short": "-------- Original message --------\nFrom: HARDCOM <soporte@hardcom.mx>\nDate: 11/23/26\n",
    "samsung-de": (
        "-------- Ursprüngliche Nachricht --------\nVon: HARDCOM <soporte@hardcom.mx>\nDatum: 23.11.26 "
        "10:05 (GMT+01:00)\nAn: Ana\nBetreff: Re: x\n"
    ),
    "qq": (
        "------------------ 原始邮件 ------------------\n发件人: \"HARDCOM\" <soporte@hardcom.mx>;\n"
        "发送时间: 2026年11月23日(星期一) 上午10:05\n收件人: \"Ana\"<ana@x.org>;\n主题: Re: x\n"
    ),
    "notes": (
        "-----\"HARDCOM\" <soporte@hardcom.mx> wrote: -----\nTo: Ana\nFrom: \"HARDCOM\" "
        "<soporte@hardcom.mx>\nDate: 11/23/2026 10:05AM\nSubject: Re: x\n"
    ),
    "notes-es": (
        "-----HARDCOM <soporte@hardcom.mx> escribió: -----\nPara: Ana\nDe: HARDCOM <soporte@hardcom.mx>\n"
        "Fecha: 23/11/2026 10:05\nAsunto: Re: x\n"
    ),
    "notes-labels": "HARDCOM/MEX/ACME\n11/23/2026 10:05 AM\n\nTo\nana@example.org\ncc\n\nSubject\nRe: x\n",
    "notes-tabs": "From:	HARDCOM <soporte@hardcom.mx>\nTo:	Ana\nDate:	11/23/2026 10:05 AM\nSubject:	Re: x\n",
    "outlook-nosubject": "From: HARDCOM <soporte@hardcom.mx>\nSent: Monday, November 23, 2026 10:05 AM\nTo: Ana\n",
}  # fmt: skip
PHONES = [
    "Sent from my iPhone",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Enviado do meu iPhone",
    "Wysłane z iPhone'a",
    "Отправлено с iPhone",
    "iPhoneから送信",
    "发自我的iPhone",
    "나의 iPhone에서 보냄",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Obtener Outlook para Android<https://aka.ms/AAb9ysg>",
    "Télécharger Outlook pour iOS",
    "Outlook für Android herunterladen",
    "Gesendet von Mail für Windows",
    "Sent from Mail for Windows",
    "Sent from Yahoo Mail on Android",
    "Enviado desde Yahoo Mail para Android",
    "Enviado con Proton Mail",
    "Sent with Proton Mail secure email.",
    "Enviado desde mi dispositivo Samsung Galaxy",
    "Gesendet mit der GMX Mail App",
    "Von Outlook für iOS gesendet",
    "Enviado desde Outlook",
    "Enviado do Yahoo Mail para iPhone",
    "Scarica Outlook per Android",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Sent from my Verizon, Samsung Galaxy smartphone",
    "Enviado desde Correo para Windows",
]  # fmt: skip
WHOLE = {
    "own-date": "El 23/11/2026 a las 10:05 salió este error:\nFATAL: no hay espacio\n¿Qué hago?",
    "own-mail": "El lunes 23 mandé a pagos@banco.example esto:\nClave 12\ny no llegó",
    "own-mail2": "Le escribí el 23/11/2026 a Juan <juan@x.org>:\nQue venga.\nY no vino.",
    "log": "En la consola escribe:\n> FATAL: no space left on device\n¿Qué hago?",
    "log-time": "2026-11-23 10:05:12 ERROR conexión <root@servidor>:\n  no responde\nAyuda",
    "de-a": "De: la recepción\nA: la bodega\nno hay red, ¿pueden venir?",
    "form": "Nombre: Ana\nFecha: hoy\nAsunto: impresora\nPara: contabilidad\nNo imprime.",
    "phish": (
        "Me llegó este correo, ¿es falso?\n\nAsí dice:\nDe: Banco <x@banco.example>\nEnviado: lunes\nPara: "
        "Ana\nAsunto: Factura\n\nPague ya"
    ),
    "rule": "Primero\n__________________\nSegundo\n__________________\nTercero",
    "para": "Para: que funcione\nDate: prisa",
    "on": "On Monday at 10:05 he wrote:\nnothing works\nplease help",
    "am": "Am Montag um 10:05 schrieb ich das:\nEs geht nicht\nHilfe",
    "enviado": "Enviado el paquete ayer y no llega.",
    "sent": "Sent the file on Monday, still nothing",
    "le": "Le dije a Juan el 23/11 a las 10:05:\n> reinicia\ny no quiso",
    "fwd-es": (
        "¿Es de ustedes?\n\n---------- Forwarded message ---------\nDe: Banco <x@banco.example>\nDate: "
        "lun, 23 nov 2026\nSubject: Factura\nTo: Ana\n\nPague ya"
    ),
    "fwd-de": (
        "Ist das von euch?\n\n-------- Weitergeleitete Nachricht --------\nVon: Bank <x@bank.example>\n"
        "Datum: Montag\nAn: Ana\nBetreff: Rechnung\n\nZahlen"
    ),
    "fwd-apple": (
        "Mira:\n\nInicio del mensaje reenviado:\n\nDe: Banco <x@banco.example>\nAsunto: Factura\nFecha: 23 "
        "nov\nPara: Ana\n\nPague"
    ),
    "between": "El 23/11/2026 a las 10:05, X <x@y.org> escribió:\n> ¿Luces?\nLa roja.\n> ¿Desde cuándo?\nAyer.",
    "signoff": "Gracias.\n\nSaludos,\nAna López\nContabilidad",
    "dash": "Pasos:\n--\n1. Abrir: falla\n--\n¿Qué sigue?",
    "envie": "Envoyé le colis lundi.",
}  # fmt: skip
BELOW = {
    "own-x1": "Le escribí el 23/11/2026 a Juan <juan@x.org>:\nQue venga.\nY no vino.",
    "own-x2": "El 23/11/2026 a las 10:05 escribí a Juan <juan@x.org>:\nQue venga.\nY no vino.",
    "own-x3": "El 23/11/2026 a las 10:05 Juan <juan@x.org> me escribió:\nPague\n¿es real?",
    "own-x4": "Ayer 23/11 10:05 escribí a Juan <juan@x.org>:\nhola\nnada",
    "own-x5": "On Monday 23 at 10:05 I wrote to bob@x.org:\nhi\nno answer",
    "own-x6": "El lunes a las 10:05 mandé esto a pagos@banco.example:\n> 123\nNo llegó",
    "own-x7": "En el registro dice 2026-11-23 10:05:12 <root@srv>:\nfallo\n¿qué es?",
    "own-x8": "Am 23.11.2026 um 10:05 habe ich an bob@x.org geschrieben:\nHallo\nKeine Antwort",
    "own-x9": "Le 23/11/2026 à 10:05, j'ai envoyé à bob@x.org ceci :\nbonjour\nrien",
    "own-x10": "El servidor escribió:\n> disk full\n¿Lo borro?",
    "own-x11": (
        "El correo de las 10:05 dice:\nDe: Banco <x@banco.example>\nEnviado: lunes\nAsunto: Factura\n¿Es "
        "falso?"
    ),
    "own-x12": "2026年11月23日 10:05 エラー <root@srv>:\n失敗\n助けて",
    "end-p1": "Enviado con la paquetería y no llegó",
    "end-p2": "Sent from my office printer but nothing arrives",
    "end-p3": "Enviado desde mi correo ayer",
    "end-p4": "Sent the file with Outlook yesterday",
    "end-p5": "Enviado por la tarde.",
    "end-p6": "Gesendet mit der Post, nicht angekommen",
}  # fmt: skip
