"""What people fill to come in and to stay safe."""

from datetime import timedelta

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCode
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa import channels
from mesa.accounts.actions.tokens import SCOPES
from mesa.accounts.models import Theme, User

from .fields import AsksNumbers, PasswordField, code_field, email_field, name_field, new_password, zones
from .letters import choices

TRAP = "homepage"  # a field nobody sees; what fills it is not a person


class ChoosesPassword(forms.Form):
    """A form where `person` (or a sketch of them) chooses a password."""

    person = None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("password"):
            person = self.person or User(email=cleaned.get("email", ""), name=cleaned.get("name", ""))
            try:
                validate_password(cleaned["password"], person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class SignUpForm(AsksNumbers, ChoosesPassword):
    name = name_field()
    email = email_field()
    password = new_password()


class NewPasswordForm(ChoosesPassword):
    password = new_password()


class ClaimedForm(NewPasswordForm):
    """The mailbox of an account that was never verified: its name may be a stranger's."""

    name = name_field(required=False)
    field_order = ["name", "password"]


class InvitedForm(ChoosesPassword):
    name = name_field()
    password = new_password()


class AddressForm(forms.Form):
    email = email_field()


class NewAddressForm(forms.Form):
    email = email_field(_("Correo nuevo"))


class CheckedPassword(forms.Form):
    """Asks for the password one has."""

    current = PasswordField(label=_("Tu contraseña actual"))

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_current(self):
        if not self.person.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError(_("Esa no es tu contraseña actual."))
        return self.cleaned_data["current"]


class ChangePasswordForm(CheckedPassword, ChoosesPassword):
    password = new_password()


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.fields["password"] = PasswordField(label=_("Contraseña"))


class AgainForm(ReauthenticateForm):
    password = PasswordField(label=_("Contraseña"))


class CodeForm(AuthenticateForm):
    code = code_field()


class CodeAgainForm(ReauthenticateByCode):
    code = code_field()


class ActivateForm(ActivateTOTPForm):
    code = code_field()


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
    keys_off = forms.BooleanField(
        label=_("Apagar las teclas de un solo signo"),
        required=False,
        help_text=_("Para quien dicta o aprieta teclas sin querer: en la consola ninguna tecla sola hace nada."),
    )

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


class LettersForm(forms.Form):
    """One list for each channel by which a person may choose what they hear of; its field is named by the channel."""

    def __init__(self, *args, person, **kwargs):
        self.kinds = choices(person)
        self.asked = [one for one in channels.installed() if one.question]
        super().__init__(*args, **kwargs)
        named = [(str(kind), words) for kind, words in self.kinds.items()]
        for one in self.asked:
            self.fields[one.slug] = forms.MultipleChoiceField(
                label=one.question, required=False, widget=forms.CheckboxSelectMultiple, choices=named,
                initial=[kind for kind in self.kinds if person.wants(kind, one.slug)],
            )  # fmt: skip

    def off(self):
        """channel → kinds this person does not want, as the account keeps it."""
        kinds = set(map(str, self.kinds))
        return {one.slug: sorted(kinds - set(self.cleaned_data[one.slug])) for one in self.asked}


class AliasForm(forms.Form):
    email = forms.EmailField(
        label=_("Otro correo tuyo"),
        max_length=254,
        error_messages={
            "required": _("Escribe la dirección completa, como nombre@ejemplo.com."),
            "invalid": _("Escribe la dirección completa, como nombre@ejemplo.com."),
        },
    )
