"""Django's checks of a password, with words that say what to write."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class Own(password_validation.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=["email", "name"])

    def get_error_message(self) -> str:
        """What to write instead, in the reader's language."""
        return _("Se parece a tu nombre o a tu correo: elige otra.")


class Common(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        """What to write instead, in the reader's language."""
        return _("Es muy común y se adivina pronto: prueba con tres palabras sueltas.")


class Short(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        """How long it must be, in the reader's language."""
        return _("Es muy corta: que tenga %(least)d caracteres o más.") % {"least": self.min_length}
