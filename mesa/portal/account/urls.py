"""/cuenta/: allauth's names, because allauth asks for them, at our own addresses."""

from allauth.account import views as door
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.urls import path

from . import entry, keys

urlpatterns = [
    path("entrar/", door.login, name="account_login"),
    path("salir/", door.logout, name="account_logout"),
    path("desactivada/", door.account_inactive, name="account_inactive"),
    path("confirma-que-eres-tu/", door.reauthenticate, name="account_reauthenticate"),
    path("nueva/", entry.sign_up, name="account_signup"),
    path("revisa-tu-correo/", entry.check_mail, name="account_email_verification_sent"),
    path("confirmar/<str:key>/", entry.confirm, name="account_confirm_email"),
    path("invitacion/<str:key>/", entry.accept, name="account_invitation"),
    path("contrasena/olvidada/", entry.forgot, name="account_reset_password"),
    path("contrasena/olvidada/enviada/", entry.check_mail, name="account_reset_password_done"),
    path("contrasena/nueva/<str:key>/", entry.reset, name="account_reset_password_from_key"),
    path("contrasena/", keys.password, name="account_change_password"),
    path("correo/", keys.address, name="account_email"),
    path("correo/otro-enlace/", keys.resend, name="account_resend"),
    path("correo/olvidar/", keys.forget_address, name="account_forget_email"),
    path("sesiones/", keys.sessions, name="usersessions_list"),
    path("sesiones/cerrar/", keys.end_sessions, name="usersessions_end"),
    path("segundo-factor/", factor.index, name="mfa_index"),
    path("segundo-factor/codigo/", factor.authenticate, name="mfa_authenticate"),
    path("segundo-factor/confirmar/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("segundo-factor/aplicacion/", totp.activate_totp, name="mfa_activate_totp"),
    path("segundo-factor/aplicacion/quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("segundo-factor/rescate/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("segundo-factor/rescate/nuevos/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("segundo-factor/llaves/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("segundo-factor/llaves/nueva/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("segundo-factor/llaves/confirmar/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("segundo-factor/llaves/<int:pk>/quitar/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("segundo-factor/llaves/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]
