from django.core import mail

from mesa.outbox.models import Message


def test_once_per_key(letter):
    assert letter("k1") == letter("k1", subject="Otra cosa")
    assert Message.objects.get().subject == "Hola"


def test_a_subject_is_one_line(letter):
    assert letter(subject="Hola\r\nBcc: x@y.z\u2028\x00fin").subject == "Hola Bcc: x@y.z fin"


def test_mail_of_a_library_takes_the_same_road(db, settings):
    settings.EMAIL_BACKEND = "mesa.outbox.backend.OutboxBackend"  # pytest-django puts its own
    message = mail.EmailMultiAlternatives("Hola", "Texto", None, ["ana@example.org", "beto@example.org"])
    message.attach_alternative("<p>Texto</p>", "text/html")
    message.send()
    rows = Message.objects.order_by("to").values_list("to", "subject", "text", "html")
    assert list(rows) == [
        ("ana@example.org", "Hola", "Texto", "<p>Texto</p>"),
        ("beto@example.org", "Hola", "Texto", "<p>Texto</p>"),
    ]
