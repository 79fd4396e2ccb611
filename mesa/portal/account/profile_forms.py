"""What people say about themselves, their equipment and their machines."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa import channels
from mesa.accounts.actions.tokens import SCOPES
from mesa.accounts.models import Theme, User

from .fields import AsksNumbers, name_field, zones


class ProfileForm(AsksNumbers):
    name = name_field()
    contact_by = forms.ChoiceField(
        label=_("¿Cómo prefieres que te contactemos?"), choices=channels.chosen, widget=forms.RadioSelect
    )
    contact_hours = forms.CharField(
        label=_("¿A qué horas?"),
        required=False,
        max_length=120,
        help_text=_("Por ejemplo: de 10 a 14 y después de las 17."),
    )
    language = forms.ChoiceField(label=_("Idioma"), choices=settings.LANGUAGES)
    timezone = forms.ChoiceField(label=_("Zona horaria"), choices=zones)
    theme = forms.ChoiceField(label=_("Aspecto"), choices=Theme)

    def clean(self):
        cleaned = super().clean()
        number = channels.way(cleaned.get("contact_by")).number
        if number and number not in self.errors and not cleaned.get(number):
            name = User._meta.get_field(number).verbose_name
            self.add_error(number, _("Escribe tu %(number)s, o elige otra forma.") % {"number": name})
        return cleaned


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Foto"),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG o JPEG de hasta 8 MB. La recortamos en cuadro y le quitamos el lugar y la fecha."),
        error_messages={"required": _("Elige una imagen de tu equipo.")},
    )

    def clean_photo(self):
        if self.cleaned_data["photo"].size > 8 * 1024 * 1024:
            raise forms.ValidationError(_("Pesa más de 8 MB: elige una más ligera."))
        return self.cleaned_data["photo"]


class EquipmentForm(forms.Form):
    brand = forms.CharField(
        label=_("Marca"), max_length=60, help_text=_("Por ejemplo: HP, Dell, Apple."),
        error_messages={"required": _("Escribe la marca; si no la sabes, «genérica».")},
    )  # fmt: skip
    model = forms.CharField(label=_("Modelo"), max_length=80, required=False)
    system = forms.CharField(
        label=_("Sistema operativo"), max_length=60, required=False, help_text=_("Por ejemplo: Windows 11.")
    )
    serial = forms.CharField(label=_("Número de serie"), max_length=60, required=False)
    notes = forms.CharField(
        label=_("Notas"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Lo que ayude a reconocerlo: «la laptop de la sala»."),
    )  # fmt: skip


LIVES = [(30, _("30 días")), (90, _("90 días")), (365, _("Un año"))]


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("¿Para qué es?"), max_length=80, help_text=_("Por ejemplo: «monitoreo de la oficina»."),
        error_messages={"required": _("Escribe para qué lo vas a usar.")},
    )  # fmt: skip
    reach = forms.ChoiceField(
        label=_("¿Qué puede hacer?"), choices=[("read", _("Solo leer")), ("write", _("Leer y escribir"))],
        widget=forms.RadioSelect, initial="read",
    )  # fmt: skip
    days = forms.TypedChoiceField(label=_("¿Cuánto dura?"), choices=LIVES, coerce=int, initial=90)

    def facts(self):
        said = self.cleaned_data
        scopes = SCOPES if said["reach"] == "write" else SCOPES[:1]
        return {"name": said["name"], "scopes": scopes, "expires_at": timezone.now() + timedelta(days=said["days"])}
