"""How the audit ledger is read aloud."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "signed_in": _("Entró"),
    "sign_in_failed": _("Intento fallido de entrar"),
    "password_changed": _("Cambió su contraseña"),
    "address_changed": _("Cambió su correo"),
    "alias_confirmed": _("Confirmó como suyo el correo"),
    "totp_added": _("Activó la aplicación de códigos"),
    "totp_removed": _("Quitó la aplicación de códigos"),
    "passkey_added": _("Agregó una llave de acceso"),
    "passkey_removed": _("Quitó una llave de acceso"),
    "recovery_codes_made": _("Hizo códigos de rescate"),
    "invited": _("Invitó a"),
    "invitation_withdrawn": _("Retiró la invitación a"),
    "invitation_accepted": _("Aceptó la invitación"),
    "role_changed": _("Cambió la función"),
    "deactivated": _("Desactivó la cuenta"),
    "activated": _("Reactivó la cuenta"),
    "people_merged": _("Unió otra cuenta con la de"),
    "people_unmerged": _("Deshizo la unión con la cuenta de"),
    "tax_rate_added": _("Agregó una tasa de impuesto"),
    "tax_rate_ended": _("Le puso fin a una tasa de impuesto"),
    "tax_rate_withdrawn": _("Retiró una tasa de impuesto"),
    "mail_source_seen": _("Vio un correo como llegó"),
    "token_created": _("Creó un token"),
    "token_revoked": _("Revocó un token"),
}
