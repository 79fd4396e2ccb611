"""`_` for what is said on every row: a sentence is looked up once per language, for Django asks five catalogs."""

from functools import lru_cache

from django.utils import translation


def gettext(message):
    return _found(translation.get_language(), message)


@lru_cache(maxsize=4096)
def _found(language, message):
    return translation.gettext(message)
