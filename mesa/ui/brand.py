"""The house's own colour, turned into shades that can be read: an installation names one, the rest follows."""

import colorsys
import re

COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
GROUNDS = {  # paper, surface, sunken, maize: what the colour may lie on
    "light": ("#f6f2ec", "#fffdfa", "#eee8df", "#fdf1c6"),
    "dark": ("#161513", "#201e1b", "#11100e", "#342b12"),
}
READABLE = 4.5  # WCAG 2.2 AA


def contrast(one, other):
    dark, light = sorted([_brightness(one), _brightness(other)])
    return (light + 0.05) / (dark + 0.05)


def sheet(accent, theme):
    """The tokens that carry the colour, for one theme; empty where the colour is not written as #rrggbb."""
    if not COLOUR.fullmatch(accent):
        return ""
    shades = {"light": _light, "dark": _dark}[theme](accent)
    lines = "".join(f"    --{name}: {colour};\n" for name, colour in shades.items())
    return f"@layer tokens {{\n  :root {{\n{lines}  }}\n}}\n"


def _light(colour):
    soft = _shade(colour, 0.91, 0.5)
    accent = _readable(colour, (*GROUNDS["light"], soft, "#ffffff"), start=min(_lightness(colour), 0.45), step=-0.01)
    strong, bar = _shade(accent, _lightness(accent) * 0.7), _shade(accent, min(_lightness(accent), 0.16))
    return {
        "accent": accent, "accent-strong": strong, "accent-soft": soft, "on-accent": "#ffffff", "link": accent,
        "bar": bar, "bar-raised": _shade(accent, min(_lightness(accent), 0.24)), "on-bar": "#ffffff",
    }  # fmt: skip


def _dark(colour):
    soft = _shade(colour, 0.16, 0.6)
    accent = _readable(colour, (*GROUNDS["dark"], soft), start=0.6, step=0.01)
    return {
        "accent": accent, "accent-strong": _shade(accent, 0.86), "accent-soft": soft,
        "on-accent": _shade(accent, 0.07), "link": accent,
        "bar": _shade(colour, 0.11, 0.6), "bar-raised": _shade(colour, 0.18, 0.6), "on-bar": "#f2f2f2",
    }  # fmt: skip


def _readable(colour, grounds, *, start, step):
    """The same hue, as near to `start` as can still be read on every ground."""
    lightness = start
    while 0 < lightness < 1 and min(contrast(_shade(colour, lightness), ground) for ground in grounds) < READABLE:
        lightness += step
    return _shade(colour, lightness)


def _channels(colour):
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _lightness(colour):
    return colorsys.rgb_to_hls(*_channels(colour))[1]


def _shade(colour, lightness, strength=1.0):
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
    channels = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation * strength)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _brightness(colour):
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
