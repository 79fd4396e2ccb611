from django.urls import URLPattern, path

from . import (
    acta,
    assistance,
    complaints,
    files,
    mailbox,
    public,
    ready,
    report,
    start,
    stop,
    tickets,
    verify,
    warranty,
)
from .account import keys as account_keys
from .account import leave as account_leave
from .account import profile as account

app_name = "portal"
urlpatterns: list[URLPattern] = [
    # Public site
    path("", public.home, name="home"),
    path("como-funciona/", public.how, name="how"),
    path("orden-de-atencion/", public.order, name="order"),
    path("pedir-ayuda/", public.ask, name="ask"),
    path("preparacion/", public.preparation, name="preparation"),
    path("preguntas/", public.faq, name="faq"),
    path("lineamientos/", public.guidelines, name="guidelines"),
    path("privacidad/", public.privacy, name="privacy"),
    path("asistencia-remota/", public.remote, name="remote"),
    path("verificar/", verify.verify, name="verify"),
    # The person's own pages
    path("inicio/", start.start, name="start"),
    path("preparacion/leida/", start.prepare, name="prepare"),
    path("reportar/", report.report, name="report"),
    path("reportar/borrador/", report.draft, name="report_draft"),
    path("archivos/", files.upload, name="upload"),
    path("archivos/<int:pk>/miniatura/", files.thumbnail, name="thumbnail"),
    path("archivos/<int:pk>/<str:name>", files.file, name="file"),
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/<int:number>/", tickets.ticket, name="ticket"),
    path("tickets/<int:number>/nota/", tickets.note, name="note"),
    path("tickets/<int:number>/borrador/", tickets.draft, name="note_draft"),
    path("tickets/<int:number>/cancelar/", tickets.cancel, name="cancel"),
    path("tickets/<int:number>/garantia/", warranty.claim_warranty, name="claim_warranty"),
    path("tickets/<int:number>/licencia/", ready.prove_licence, name="prove_licence"),
    path("tickets/<int:number>/preparacion/", ready.prepare, name="prepare_ticket"),
    path("tickets/<int:number>/respaldo/", ready.ask_backup_help, name="ask_backup_help"),
    path("tickets/<int:number>/asistencia/", assistance.assistance, name="assistance"),
    path("tickets/<int:number>/asistencia/aceptar/", assistance.accept_session, name="accept_session"),
    path("tickets/<int:number>/asistencia/no-aceptar/", assistance.decline_session, name="decline_session"),
    path("tickets/<int:number>/asistencia/entregar/", assistance.give_access, name="give_access"),
    path("tickets/<int:number>/asistencia/ver/", assistance.see_access, name="see_access"),
    path("tickets/<int:number>/asistencia/terminar/", assistance.end_session, name="end_session"),
    path("tickets/<int:number>/acta/", acta.acta, name="acta"),
    path("tickets/<int:number>/acta.pdf", acta.acta_pdf, name="acta_pdf"),
    path("tickets/<int:number>/conformidad/", acta.rate, name="rate"),
    path("tickets/<int:number>/ventas/", warranty.want_quote, name="want_quote"),
    # Problems with the service
    path("quejas/nueva/", complaints.complain, name="complain"),
    path("quejas/<int:pk>/", complaints.complaint, name="complaint"),
    # Mi cuenta (signing in, passwords and second factor: mesa.portal.account.urls)
    path("cuenta/", account.account, name="account"),
    path("cuenta/foto/", account.change_photo, name="change_photo"),
    path("cuenta/foto/quitar/", account.remove_photo, name="remove_photo"),
    path("fotos/<path:name>", account.photo, name="photo"),
    path("cuenta/avisos/", account.letters, name="letters"),
    path("cuenta/equipos/", account.equipment, name="equipment"),
    path("cuenta/equipos/<int:pk>/", account.edit_equipment, name="edit_equipment"),
    path("cuenta/equipos/<int:pk>/quitar/", account.retire_equipment, name="retire_equipment"),
    path("cuenta/tokens/", account_keys.tokens, name="tokens"),
    path("cuenta/tokens/nuevo/", account_keys.create_token, name="create_token"),
    path("cuenta/tokens/<int:pk>/revocar/", account_keys.revoke_token, name="revoke_token"),
    path("cuenta/mis-datos/", account_leave.download, name="download"),
    path("cuenta/borrar/", account_leave.leave, name="leave"),
    # Letters: how to stop them, and the development mailbox
    path("avisos/<str:token>/", stop.stop, name="stop"),
    path("correo/", mailbox.mailbox, name="mailbox"),
    path("correo/<int:number>/", mailbox.letter, name="mailbox_letter"),
    path("correo/<int:number>/html/", mailbox.letter_html, name="mailbox_html"),
]
