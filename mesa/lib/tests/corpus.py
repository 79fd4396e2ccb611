"""What people really write to a help desk, with and without what they should not. The numbers are nobody's."""

import random

from .harmless import LABELS, PLAIN

CARDS = (
    "4242424242424242", "5555555555554444", "378282246310005", "4111111111111111", "5105105105105100",
    "371449635398431", "4012888888881881", "2223003122003222", "6011111111111117", "5200828282828210",
    "4000056655665556", "30569309025904", "6200000000000005", "3566002020360505", "5062541600005232",
)  # fmt: skip
CLABES = ("032180000118359719", "002010077777777771", "012180026050783858", "646180157000000004")
IBANS = (
    "ES9121000418450200051332", "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
    "CR05015202001026284066", "GT82TRAJ01020000001210029690",
)  # fmt: skip


def fours(number, between=" "):
    return between.join(number[i : i + 4] for i in range(0, len(number), 4))


def wide(number):
    return "".join(chr(ord(c) + 0xFEE0) for c in number)


def printed(number):
    """As the plastic shows it."""
    if len(number) == 15:
        return f"{number[:4]} {number[4:10]} {number[10:]}"
    return f"{number[:4]} {number[4:10]} {number[10:]}" if len(number) == 14 else fours(number)


SPELLINGS = (
    str,
    printed,
    lambda n: printed(n).replace(" ", "-"),
    lambda n: printed(n).replace(" ", "."),
    lambda n: printed(n).replace(" ", "  "),
    lambda n: printed(n).replace(" ", "\u00a0"),
    lambda n: printed(n).replace(" ", " - "),
    lambda n: printed(n).replace(" ", "–"),
    wide,
    lambda n: wide(n[:8]) + " " + n[8:],
    "\u200b".join,
    lambda n: fours(n, "\u200d"),
    lambda n: n[:8] + "\u00ad" + n[8:],
    " ".join,
    "-".join,
    lambda n: fours(n, "_"),
    lambda n: n[:8] + "\n" + n[8:],
    lambda n: printed(n).replace(" ", "/"),
    lambda n: n[:4] + " luego " + n[4:8] + " y " + n[8:],
    lambda n: n[: len(n) - 4] + ", termina en " + n[-4:],
)
MONEY = (
    "mi tarjeta es {}", "Pagué con la visa {} y no me llegó la factura", "Tarjeta: {}, vence 08/27",
    "el numero de mi tarjeta de débito es {} por si lo ocupan", "Les paso la TDC {} para el cobro",
    "{} es mi tarjeta de crédito, cvv 123", "Se trabó al capturar mi tarjeta {} en la página", "AMEX {}",
    "No me deja pagar con mastercard {} desde ayer, ¿qué hago?", "cobren a la tarjeta ({}) por favor",
    "My card number is {} and the page froze", "card: {} exp 11/28", "La terminal rechaza {} al pagar con tarjeta",
    "crédito {} a nombre de Ana López", "Datos del plástico: {}",
)  # fmt: skip
CARD_ALONE = (
    "{}", "Hola, {} gracias", "ahí va: {}", "El cajero pidió {} y se apagó", "Copio el dato\n{}\nSaludos",
    "Quedo atenta. {}.", "«{}»", "({})", "es este: {}; avísame", "{} 08/27 Ana López",
)  # fmt: skip
CLABE_SAID = (
    "CLABE {}", "mi clabe interbancaria es {} de BBVA", "Depositen a {}", "{}", "Transferencia a la cuenta {}",
    "El portal del banco no acepta {} ni con Chrome", "cuenta clabe:\n{}", "Reembolso a: {} (Santander)",
)  # fmt: skip
CLABE_SPELLINGS = (
    str, lambda n: f"{n[:3]} {n[3:6]} {n[6:17]} {n[17]}", lambda n: f"{n[:3]}-{n[3:6]}-{n[6:17]}-{n[17]}",
    lambda n: " ".join(n[i : i + 3] for i in range(0, 18, 3)), wide, "\u200b".join,
)  # fmt: skip
IBAN_SAID = ("IBAN {}", "la cuenta en España es {} y no abre la banca", "{}", "transfer to {} please", "iban: {}.")
IBAN_SPELLINGS = (str, fours, lambda n: fours(n, "-"), str.lower, lambda n: fours(n, "\u00a0"))

PASSWORDS = """\
contraseña: Perro123|Perro123
Contraseña:Perro123|Perro123
CONTRASEÑA : GATO2024|GATO2024
contrasena: luna#77|luna#77
la contraseña es Perro#123|Perro#123
mi contraseña es Verano2025 por si entran|Verano2025
la contraseña de windows es: hola|hola
contraseña de mi correo: margarita|margarita
contraseña del wifi: casa1234|casa1234
Contraseña de la laptop = abc123|abc123
usuario: ana contraseña: tulipan9|tulipan9
usuario ana / contraseña: tulipan9|tulipan9
contraseña -> Zapato99|Zapato99
contraseña → Zapato99|Zapato99
contraseña => Zapato99|Zapato99
contraseña: "mi perro azul"|mi perro azul
contraseña: «mi perro azul»|mi perro azul
contraseña: 'Lima-77'|Lima-77
contraseña:\\nPerro123|Perro123
Contraseña:\\tPerro123|Perro123
password: hunter2|hunter2
Password=hunter2|hunter2
my password is hunter2|hunter2
the password for my email is: sunshine|sunshine
pwd: Qwerty!1|Qwerty!1
pass: Qwerty!1|Qwerty!1
passwd=rootroot|rootroot
{"user": "ana", "password": "s3creto"}|s3creto
"contraseña": "s3creto"|s3creto
clave: 778899|778899
mi clave: gatito|gatito
clave del banco: 4455|4455
clave de acceso: Sol2024!|Sol2024!
la clave es Sol2024!|Sol2024!
NIP: 4821|4821
nip de mi tarjeta: 4821|4821
mi nip es 4821|4821
PIN: 0911|0911
pin=1234|1234
el PIN de la laptop es 739154|739154
CVV: 123|123
cvv 2: 123 no, es cvv: 987|987
cvv: 9981|9981
código de seguridad: 554|554
codigo de seguridad: 554|554
security code: 554|554
contraseña\u200b: Perro123|Perro123
con\u200btrase\u200bña: Perro123|Perro123
contrasen\u0303a: Perro123|Perro123
ｃontraseña: Perro123|Perro123
contraseña： Perro123|Perro123
ftp://ana:secreto99@ejemplo.mx/archivos|secreto99
https://ejemplo.mx/?password=abc123&x=1|abc123
Server=pc;Uid=sa;Pwd=Tormenta1|Tormenta1
usuario y contraseña: ana / Perro123|Perro123
usuario/contraseña: ana Perro123|Perro123
Contraseña de outlook: Flores_2023|Flores_2023
contraseña de gmail: miGata22|miGata22
contraseña para la red: 12345678|12345678
la contraseña del modem es F4A9B2C1|F4A9B2C1
la contraseña era Nube.2020|Nube.2020
contraseña (la del correo): rosita22|rosita22
le puse contraseña nueva: Rayo55|Rayo55
claves: Rayo55 y Trueno66|Rayo55
passphrase: cielo-mar-tierra|cielo-mar-tierra
Les dejo la contra: Nopal88|Nopal88
contraseñas: Rosa11, Rosa12|Rosa11"""


def _said(kind, sayings, numbers, spellings):
    count = max(len(sayings) * 2, len(spellings) * 2)
    for i in range(count):
        number = spellings[(i + i // len(spellings)) % len(spellings)](numbers[(i * 7) % len(numbers)])
        yield kind, sayings[i % len(sayings)].format(number), number


def positives():
    """`(kind, text, what must not stay)`."""
    yield from _said("card", MONEY, CARDS, SPELLINGS)
    yield from _said("card", CARD_ALONE, [n for n in CARDS if len(n) in {15, 16}], SPELLINGS[:13])
    yield from _said("clabe", CLABE_SAID, CLABES, CLABE_SPELLINGS)
    yield from _said("iban", IBAN_SAID, IBANS, IBAN_SPELLINGS)
    for line in PASSWORDS.splitlines():
        text, secret = line.rsplit("|", 1)
        yield "password", text.replace("\\n", "\n").replace("\\t", "\t"), secret


def _labelled():
    """Numbers that would pass for cards, each said to be something else; and of no card's range, said to be nothing."""
    chance = random.Random(42)
    for label in LABELS:
        yield label.format(chance.choice(CARDS))
        yield label.format(fours(chance.choice(CARDS)))
    for _ in range(30):
        start = chance.choice("01789")
        yield start + "".join(chance.choice("0123456789") for _ in range(chance.randint(12, 17)))


def negatives():
    return [*PLAIN.splitlines(), *_labelled()]
