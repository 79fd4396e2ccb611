"""Fields that several forms of the account share. Each error says what to write."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.accounts import promises
from mesa.accounts.models import User
from mesa.lib.phone import EXTENSION, NotAPhone, as_typed, readable, to_e164

MEXICAN = {
    "America/Mexico_City": _("Ciudad de México"), "America/Cancun": "Cancún", "America/Merida": "Mérida",
    "America/Monterrey": "Monterrey", "America/Matamoros": "Matamoros", "America/Chihuahua": "Chihuahua",
    "America/Ciudad_Juarez": "Ciudad Juárez", "America/Ojinaga": "Ojinaga", "America/Mazatlan": "Mazatlán",
    "America/Bahia_Banderas": "Bahía de Banderas", "America/Hermosillo": "Hermosillo", "America/Tijuana": "Tijuana",
}  # fmt: skip


def zones():
    """The Mexican ones first, by the name of their city."""
    others = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [
        (_("México"), list(MEXICAN.items())),
        (_("Resto del mundo"), [(zone, zone.replace("_", " ")) for zone in others if zone not in MEXICAN]),
    ]


class PhoneField(forms.CharField):
    def __init__(self, **more):
        more = {"required": False, "max_length": 60} | more
        super().__init__(widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}), **more)

    def prepare_value(self, value):
        return readable(value) if value and value.startswith("+") and value[1:].isdigit() else value

    def clean(self, value):
        typed = super().clean(value)
        if extension := EXTENSION.search(as_typed(typed)):
            raise forms.ValidationError(
                _("Aquí solo el número; la extensión %(extension)s anótala donde dices a qué horas te encontramos.")
                % {"extension": extension[1]}
            )
        try:
            return to_e164(typed) if typed else ""
        except NotAPhone:
            raise forms.ValidationError(
                _("Escríbelo con lada, diez dígitos, como 55 1234 5678; si es de otro país, empieza con +.")
            ) from None


class AsksNumbers(forms.Form):
    """A field for each number that an account keeps."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {name: PhoneField(label=label) for name, label in User.NUMBERS.items()}

    @property
    def numbers(self):
        return [self[name] for name in User.NUMBERS]

    @property
    def open_numbers(self):
        """One was written, or written wrong."""
        return any(field.errors or field.value() for field in self.numbers)


class PasswordField(forms.CharField):
    """Cut at its length before anything looks inside: a megabyte is answered as fast as a word."""

    def __init__(self, *, new=False, **more):
        kind = "new-password" if new else "current-password"
        errors = {
            "required": _("Escribe la contraseña."),
            "max_length": _("Que no pase de %(limit_value)d caracteres."),
        }
        super().__init__(
            max_length=promises.PASSWORD_MAX,
            strip=False,
            widget=forms.PasswordInput({"autocomplete": kind}),
            error_messages=errors,
            **more,
        )


def new_password():
    return PasswordField(
        new=True,
        label=_("Contraseña"),
        help_text=_("Diez caracteres o más. Tres palabras sueltas funcionan muy bien."),
    )


EMAIL = _("Correo electrónico")


def email_field(label=EMAIL):
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Escribe tu correo."),
            "invalid": _("Escribe un correo completo, como nombre@ejemplo.com."),
        },
    )


def name_field(required=True):
    return forms.CharField(
        required=required,
        label=_("Nombre"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Escribe cómo te llamas.")},
    )


def code_field():
    return forms.CharField(
        label=_("Código"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
        error_messages={"required": _("Escribe los seis dígitos que muestra tu aplicación.")},
    )
