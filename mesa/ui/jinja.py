"""Jinja2 as the pages see it: our words, our filters, and every component under one name, `ui`."""

from functools import cache, cached_property, lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemBytecodeCache, pass_eval_context, select_autoescape
from markupsafe import Markup

from . import filters, moments
from .amounts import money
from .assets import script_links, style_links, theme_of
from .icons import icon
from .row_cache import draw

COMPONENTS = (
    "actions", "alert", "avatar", "badge", "card", "chart", "code", "dialog", "facts", "field", "filedrop",
    "menu", "meter", "pagination", "progress", "steps", "table", "tabs", "timeline",
)  # fmt: skip


class Components:
    """Every macro of `ui/<component>.html` as an attribute. A global, because imports at the top of
    a page are not seen by a block that is rendered alone."""

    def __init__(self, env):
        self._env = env

    @cached_property
    def _macros(self):
        modules = (self._env.get_template(f"ui/{name}.html").module for name in COMPONENTS)
        macros = {name: macro for module in modules for name, macro in vars(module).items() if name[0] != "_"}
        return macros | {"status": remembered(macros["status"])}

    def __getattr__(self, name):
        if settings.DEBUG:
            vars(self).pop("_macros", None)  # a component that was just saved is seen at once
        try:
            return self._macros[name]
        except KeyError:
            raise AttributeError(f"There is no component called {name!r}.") from None


def remembered(macro):
    """A macro that says few things on many rows: half of what the queue cost before it was kept."""

    @lru_cache(maxsize=256)
    def render(language, *args, **kwargs):
        return macro(*args, **kwargs)

    return lambda *args, **kwargs: render(translation.get_language(), *args, **kwargs)


@pass_eval_context
def say(context, message, **values):
    """`_`, as Jinja's own, but for what `said` explains."""
    said = _said(translation.get_language(), message, context.autoescape)
    return said % values if values else said


@lru_cache(maxsize=4096)
def _said(language, message, safe):
    found = translation.gettext(message)
    found = found if "%(" in found else found.replace("%%", "%")
    return Markup(found) if safe else found


@lru_cache(maxsize=1024)
def url(name, *args, **kwargs):
    return reverse(name, args=args, kwargs=kwargs)


def language_tag():
    """`es-MX`, as the `lang` attribute wants it."""
    language, _, region = translation.get_language().partition("-")
    return f"{language}-{region.upper()}" if region else language


def environment(**options):
    options["autoescape"] = select_autoescape(disabled_extensions=["txt"], default=True)  # letters have a text part
    options["bytecode_cache"] = FileSystemBytecodeCache(settings.ENV.templates)
    env = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], **options)
    env.install_gettext_callables(
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals |= {
        "_": say,
        "draw": draw,
        "url": url,
        "static": cache(static),
        "icon": icon,
        "brand": settings.BRAND,
        "languages": settings.LANGUAGES,
        "language_tag": language_tag,
        "theme_of": theme_of,
        "style_links": style_links,
        "script_links": script_links,
        "place": moments.place,
        "ui": Components(env),
    }
    env.filters |= {name: getattr(filters, name) for name in filters.__all__}
    env.filters |= {"hour_of": moments.hour_of, "weekday": moments.weekday, "span": moments.span, "money": money}
    return env
