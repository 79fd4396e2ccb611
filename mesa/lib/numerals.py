"""Numbers as people write them: with thousands, with a point or a comma, with their money before or after."""

import re
from collections.abc import Iterable

POINT = re.compile(r"\d*\.\d{1,2}|\d{1,3}(,\d{3})+\.\d+", re.A)  # only a point can be the decimal mark of these
COMMA = re.compile(r"\d*,\d{1,2}|\d{1,3}(\.\d{3})+,\d+|\d{4,},\d+|0,\d+|\d{1,3}(\.\d{3}){2,}", re.A)
BY_COMMAS = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.A)
BY_POINTS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d*)?", re.A)
BY_SPACES = re.compile(r"[1-9]\d{0,2}([ '’]\d{3})+([.,]\d*)?", re.A)
PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+", re.A)
PLAIN_COMMA = re.compile(r"\d+,\d*|,\d+", re.A)
OPEN = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.A)  # «1,234»: a thousand or one and a bit
MONEY = {
    "MXN": ("mxn", "mx$", "m.n.", "m.n", "mn", "pesos", "peso", "mxp"),
    "USD": ("usd", "us$", "u$s", "dolares", "dólares", "dólar", "dolar", "dlls", "dlls.", "dls", "dls.", "dollars"),
}
SIGN = re.compile(r"\$?\s*(-?)\s*\$?\s*(.*)", re.S)


def plain(said: str, *, comma: bool = False) -> str | None:
    """As Decimal reads it: «1,234.50», «1.234,50», «1850,00», «1 234.5», «$5». None if it is no number, or not surely.

    `comma`: whoever wrote it writes decimals after a comma, so that «1.850» is a thousand and more.
    """
    sign, number = SIGN.findall(said.strip())[0]
    if BY_SPACES.fullmatch(number):
        number = re.sub(r"[ '’]", "", number)
    if comma and OPEN.fullmatch(number):
        return sign + number.replace(".", "") if "." in number else None
    if PLAIN.fullmatch(number):
        return sign + number
    if BY_COMMAS.fullmatch(number):
        return sign + number.replace(",", "")
    if BY_POINTS.fullmatch(number) and ("," in number or number.count(".") > 1):
        return sign + number.replace(".", "").replace(",", ".")
    return sign + number.replace(",", ".") if PLAIN_COMMA.fullmatch(number) else None


def by_comma(said: Iterable[str]) -> bool | None:
    """Whether these numbers have their decimals after a comma; None if some do and others have a point."""
    bare = [re.sub(r"[^\d.,]", "", one) for one in said]
    commas, points = any(map(COMMA.fullmatch, bare)), any(map(POINT.fullmatch, bare))
    return None if commas and points else commas


def is_open(said: str) -> bool:
    """It may be a thousand or one and a bit."""
    return OPEN.fullmatch(re.sub(r"[^\d.,]", "", said)) is not None


def money(said: str) -> tuple[str, str]:
    """`(number, currency)` of «US$ 90», «1,234.50 MXN»; the currency is "" when it names none."""
    bare, low = said.strip(), said.strip().lower()
    for code, names in MONEY.items():
        for name in sorted(names, key=len, reverse=True):
            if low.startswith(name) and not low[len(name) : len(name) + 1].isalpha():
                return bare[len(name) :].strip(), code
            if low.endswith(name) and not low[: -len(name)][-1:].isalpha():
                return bare[: -len(name)].strip(), code
    return bare, ""
