"""Numbers in English words, as an amount is written out on a paper."""

ONES = (
    "", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN",
    "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN",
)  # fmt: skip
TENS = ("", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY")
SCALES = ("", " THOUSAND", " MILLION", " BILLION")
CURRENCIES = {"MXN": ("PESO", "PESOS", "M.N."), "USD": ("DOLLAR", "DOLLARS", "USD")}


def spelled(number: int) -> str:
    """60126 → "SIXTY THOUSAND ONE HUNDRED AND TWENTY-SIX"."""
    if number == 0:
        return "ZERO"
    groups: list[int] = []
    said: list[str] = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    for scale, group in reversed(list(enumerate(groups))):
        if group:
            said.append(_below(group, bare=not said or scale > 0) + SCALES[scale])
    return " ".join(said)


def _below(number: int, *, bare: bool) -> str:
    """Below a thousand; the last group says «and» even without hundreds: ONE THOUSAND AND FIVE."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = ONES[rest] if rest < 20 else TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if hundreds:
        return f"{ONES[hundreds]} HUNDRED" + (f" AND {small}" if small else "")
    return small if bare else f"AND {small}"
