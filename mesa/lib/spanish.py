"""One Spanish analyzer for every database: the same words find the same things on SQLite and PostgreSQL."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[a-z0-9]+")
SILENT = (
    "a al algo ante con como cual cuando de del desde donde dos e el ella en entre era es esa ese eso esta este esto "
    "fue ha han hasta hay la las le les lo los mas me mi mis muy ni no nos o otra otro para pero por porque que se "
    "si sin sobre son su sus tambien te tiene todo tu un una uno y ya yo the of and to in is it for on my"
)
STOP = frozenset(SILENT.split())
LONGEST = 40
_stemmer = Stemmer.Stemmer("spanish", 0)


def fold(text: str) -> str:
    """Lower case without accents: people rarely type them, and ñ is looked for as n."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def stems(text: str) -> list[str]:
    """The stems of the words that mean something, in order, each once: «Las baterías dañadas» → ["bateri", "danad"]."""
    found = (word[:LONGEST] for word in WORD.findall(fold(text)) if word not in STOP)
    return list(dict.fromkeys(_stem(word) for word in found))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Snowball reads accents that were folded away and leaves some plurals whole; z is c («lápiz», «lápices»)."""
    if any(c.isdigit() for c in word):
        return word
    word = _stemmer.stemWord(_singular(word))
    return word[:-1] + "c" if word[-1] == "z" else word


def _singular(word: str) -> str:
    """«imágenes», «baterías» and the borrowed «módems». A singular in -s loses it too, every time: still one stem."""
    while len(word) > 3 and word[-1] == "s":
        word = word[:-2] if word[-2] == "e" and word[-3] not in "aeiou" else word[:-1]
    return word
