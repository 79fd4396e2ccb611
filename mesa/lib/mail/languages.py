"""The words by which programs of many languages announce a quote, a message passed on, or themselves: patterns."""

VERBS = (
    r"escribi(?:ó|o\u0301?|eron)", "escribe", "wrote", "writes", r"schrieb(?: am [^:]{4,60}(?::\d\d[^:]{0,20})?)?",
    "schreibt", "hat [^:]{1,120} geschrieben", "(?:a|à) écrit", "écrit", "escreveu", "escreve", "ha scritto",
    "scrisse", "scrive", "schreef", "schrijft", "heeft (?:[^:]{1,80} )?geschreven", r"napisał(?:\(a\)|a)?", "pisze",
    r"написал(?:\(а\)|а)?", r"писал(?:\(а\)|а)?", "пишет", "пише", "написав", "skrev", "skriver", "kirjoitti",
    r"napsal(?:\(a\)|a)?", r"napísal(?:\(a\)|a)?", "napisala?o?", "yazdı", "írta", "a scris", "έγραψε", "va escriure",
    "ha escrit", "rašė", "написа", "đã viết", "menulis", "写道", "写到", "寫道", "のメール",
    "は?(?:書きました|書いた)", "님이 작성", "작성", "썼습니다", "כתב(?:/ה)?", "كتب",
)  # fmt: skip
BEGINS = (
    "El", "On", "Am", "Le", "Em", "Il(?: giorno)?", "Op", "Dnia", "W dniu", "Den", "På", "Pe", "În", "Dne", "Dňa",
    "Στις", "Vào", "Ngày", "Pada", "Ne", "In data", "A data", "No dia", "El dia", "Në", "Na", "U", "在",
)  # fmt: skip
QUOTING = (
    "Quoting", "Citando(?: a)?", "Zitat von", "Mensaje citado por", "Citat från", "Cytowanie", "Citation de",
    "Missatge de",
)  # fmt: skip
SENDERS = (
    "De", "From", "Von", "Da", "Van", "Od", "От(?:правитель)?", "Від", "Från", "Fra", "Lähettäjä", "Kimden", "Feladó",
    "De la", "Από", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 ?사람", "Expéditeur", "Absender",
    "Mittente", "Afzender", "Remetente", "Remitente", "Odesílatel", "Od kogo", "Nadawca",
)  # fmt: skip
FIELDS = (
    "Enviad[oa](?: el| em)?", "Fecha(?: de env[ií]o)?", "Para", "A", "Asunto", "CC", "CCO", "BCC", "Sent(?: on| at)?",
    "Date(?: d'envoi)?", "To", "Subject", "Reply-To", "Responder a", "Importan(?:ce|cia)", "Gesendet(?: am)?", "Datum",
    "An", "Betreff", "Kopie", "Envoyé(?: le)?", "À", "Objet", "Copie", "Inviato", "Data", "Oggetto", "Verzonden",
    "Aan", "Onderwerp", "Assunto", "Wysłan[oe]", "Do", "Temat", "DW", "Отправлено", "Дата", "Кому", "Тема", "Копия",
    "Skickat", "Till", "Ämne", "Kopia", "Sendt", "Til", "Emne", "Lähetetty", "Vastaanottaja", "Aihe", "Päiväys",
    "发送时间", "发送日期", "日期", "时间", "收件人", "主题", "抄送", "寄件日期", "收件者", "主旨", "副本", "送信日時",
    "日時", "日付", "宛先", "件名", "보낸 ?날짜", "날짜", "받는 ?사람", "참조", "제목", "Odesláno", "Komu", "Předmět",
    "Predmet", "Elküldve", "Dátum", "Címzett", "Tárgy", "Gönderilme", "Gönderme Tarihi", "Tarih", "Kime", "Konu",
    "Trimis", "Către", "Subiect", "Dată",
)  # fmt: skip
ORIGINALS = (
    "(?:Mensaje|Correo)(?: electr[oó]nico)? original(?: enviado)?", "Original (?:message|e-?mail|appointment)",
    "Original-?Nachricht", "Ursprüngliche (?:Nachricht|E-Mail)", "(?:Message|Courriel) (?:d['’]origine|original)",
    "Messaggio originale", "Oorspronkelijk bericht", "Mensagem original", "(?:Oryginalna|Pierwotna) wiadomość",
    "Wiadomość oryginalna", "(?:Исходное|Оригинальное) сообщение", "Originalt? ?meddelande", "Oprindelig meddelelse",
    "Opprinnelig melding", "Alkuperäinen viesti", "Původní (?:zpráva|e-mail)", "Eredeti üzenet",
    "Orijinal (?:mesaj|ileti)", "Mesaj original", "原始邮件", "邮件原件", "原始郵件", "元のメッセージ",
    "원본 ?메(?:시|세)지",
)  # fmt: skip
FORWARDS = (
    "(?:Begin )?forwarded message", "(?:Inicio del )?mensaje reenviado",
    "(?:Anfang der )?weitergeleiteten? (?:Nachricht|E-Mail)", "(?:Début du )?message (?:transféré|réexpédié)",
    "(?:Início da )?mensagem (?:encaminhada|reencaminhada)", "(?:Inizio )?messaggio inoltrato",
    "(?:Begin )?doorgestuurd bericht", r"(?:Początek )?(?:przekazan\w+|przekazywanej) wiadomoś\w+",
    r"(?:Начало )?(?:пересылаемое|переадресованно\w+) сообщени\w", "vidarebefordrat (?:meddelande|mejl)",
    "videresendt (?:besked|melding|meddelelse)", "转发的?邮件", "轉寄(?:的郵件|郵件)",
    "転送(?:された)?メ(?:ッセージ|ール)", "전달된 메(?:시|세)지",
)  # fmt: skip
PHONES = (
    "Enviado desde (?:mi|el|la|un) ",
    "Enviado (?:desde|con|por|do|da|via) (?:(?:meu|minha) |(?:Outlook|Yahoo|Correo para|Gmail|Proton)\\b|"
    "(?:Samsung|Huawei|Android|iPhone|Email|Aqua|Spark|BlueMail|Mail|Motorola|AOL|Zoho)\\b)",
    "Sent from (?:my|a|the) ",
    "Sent (?:from|via|using|with|on) (?:Outlook|Yahoo|Mail|Samsung|Gmail|Proton|Windows|iPhone|iPad|Android|AOL|Zoho|"
    "BlueMail|Spark|Aqua|Nine|Front|Huawei|Verizon|T-Mobile|AT&T|Superhuman|my)\\b",
    "(?:Obtener|Obtén|Descargar|Obter o|Get|Télécharger|Scarica|Ottieni|Hol dir|Download(?:en)?|"
    "Pobierz|Скачать|Hämta) (?:Outlook|BlueMail|Yahoo)", "Outlook für (?:iOS|Android)", "Von .{1,30} gesendet",
    "Von meine[mr] .{1,60} gesendet", "Gesendet (?:von|mit) ", "Diese Nachricht wurde von meinem ",
    "Envoyé (?:de(?:puis)? mon|depuis|à partir d[eu']|avec) ", "Inviato (?:da(?:l mio)?|con) ",
    "(?:Verstuurd|Verzonden) (?:vanaf|via|met|met behulp van) ", "Wysłan[eoy] (?:z|za pomocą|przy użyciu) ",
    "Отправлено (?:с|из|от) ", "Skickat från ", "Sendt fra ",
    "Lähetetty .{0,30}(?:iPhone|Android|puhelimesta|Outlook)", "Odesláno z ", "Trimis de pe ",
    ".{0,30}(?:iPhone|iPad|Android)(?:から送信|에서 보냄|['’]ımdan gönderildi)", "(?:发自|發自|从|來自|来自)我的",
    "Yahoo Mail: ",
)  # fmt: skip


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of them."""
    return f"(?:{'|'.join(words)})"
