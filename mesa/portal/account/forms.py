"""What people fill to come in and to stay safe."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCode
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User

from .fields import AsksNumbers, PasswordField, code_field, email_field, name_field, new_password

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
