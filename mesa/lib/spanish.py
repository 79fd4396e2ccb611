"""One Spanish analyzer for every database: the same words find the same things on SQLite and PostgreSQL."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[a-z0-9]+")
STOP = frozenset(
    "a al algo ante con como cual cuando de del desde donde dos e el ella en entre era es esa ese eso esta este esto "
    "fue ha han hasta hay la las le les lo los mas me mi mis muy ni no nos o otra otro para pero por porque que se "
    "si sin sobre son su sus tambien te tiene todo tu un una uno y ya yo the of and to in is it for on my".split()
)
LONGEST = 40
_stemmer = Stemmer.Stemmer("spanish", 0)


def fold(text):
    """Lower case without accents: people rarely type them, and ñ is looked for as n."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def stems(text):
    """The stems of the words that mean something, in order, each once: «Las baterías dañadas» → ["bateri", "danad"]."""
    found = (word[:LONGEST] for word in WORD.findall(fold(text)) if word not in STOP)
    return list(dict.fromkeys(_stem(word) for word in found))


@lru_cache(maxsize=50_000)
def _stem(word):
    return word if any(c.isdigit() for c in word) else _stemmer.stemWord(word)
