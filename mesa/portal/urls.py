from django.urls import URLPattern, path

from .account import addresses as account_addresses
from .account import keys as account_keys
from .account import leave as account_leave
from .account import profile as account
from .assistance import appointment, connection, screen, session
from .report import confirm
from .report import views as report
from .sales import check, sale
from .sales.urls import urlpatterns as buying
from .site import mailbox, public, start, unsubscribe, verify
from .ticket import complaints, files, followers, links, preparation, presence, service_record, warranty
from .ticket import views as tickets

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
    path("verificar-cotizacion/", check.verify_quote, name="verify_quote"),
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
    path("tickets/<int:number>/aqui/", presence.here, name="here"),
    path("tickets/<int:number>/borrador/", tickets.draft, name="note_draft"),
    path("tickets/<int:number>/cancelar/", tickets.cancel, name="cancel"),
    path("tickets/<int:number>/copia/", followers.follow, name="follow"),
    path("tickets/<int:number>/copia/quitar/", followers.unfollow, name="unfollow"),
    path("tickets/<int:number>/confirmar/", confirm.confirm, name="confirm"),
    path("tickets/<int:number>/garantia/", warranty.claim_warranty, name="claim_warranty"),
    path("tickets/<int:number>/licencia/", preparation.prove_licence, name="prove_licence"),
    path("tickets/<int:number>/preparacion/", preparation.prepare, name="prepare_ticket"),
    path("tickets/<int:number>/respaldo/", preparation.ask_backup_help, name="ask_backup_help"),
    path("tickets/<int:number>/asistencia/", session.assistance, name="assistance"),
    path("tickets/<int:number>/asistencia/aceptar/", session.accept_session, name="accept_session"),
    path("tickets/<int:number>/asistencia/no-aceptar/", session.decline_session, name="decline_session"),
    path("tickets/<int:number>/asistencia/entregar/", session.give_access, name="give_access"),
    path("tickets/<int:number>/asistencia/ver/", session.see_access, name="see_access"),
    path("tickets/<int:number>/asistencia/terminar/", session.end_session, name="end_session"),
    path("cita/<str:meeting>/", appointment.appointment, name="appointment"),
    path("cita/<str:meeting>/elegir/", appointment.pick_slot, name="pick_slot"),
    path("cita/<str:meeting>/cancelar/", appointment.cancel_appointment, name="cancel_appointment"),
    path("tickets/<int:number>/conexion/", connection.connection, name="connection"),
    path("tickets/<int:number>/conexion/eco/", connection.echo, name="echo"),
    path("tickets/<int:number>/conexion/bajada/", connection.piece, name="piece"),
    path("tickets/<int:number>/conexion/resultado/", connection.note_connection, name="note_connection"),
    path("tickets/<int:number>/pantalla/", screen.screen, name="screen"),
    path("tickets/<int:number>/pantalla/entrar/", screen.join, name="join_session"),
    path("tickets/<int:number>/pantalla/senal/", screen.signal, name="signal"),
    path("tickets/<int:number>/pantalla/imagen/", screen.still, name="save_still"),
    path("tickets/<int:number>/pantalla/quitar/", screen.remove_observer, name="remove_observer"),
    path("tickets/<int:number>/mirar/", screen.watch, name="watch"),
    path("tickets/<int:number>/mirar/entrar/", screen.watch_join, name="observe_by_link"),
    path("tickets/<int:number>/mirar/senal/", screen.watch_signal, name="watch_signal"),
    path("tickets/<int:number>/enlaces/", links.links, name="links"),
    path("tickets/<int:number>/enlaces/nuevo/", links.make_link, name="make_link"),
    path("tickets/<int:number>/enlaces/<int:pk>/quitar/", links.revoke_link, name="revoke_link"),
    path("tickets/<int:number>/archivos/", files.upload_here, name="upload_here"),
    path("enlace/salir/", links.leave_link, name="leave_link"),
    path("enlace/<str:secret>/", links.open_link, name="open_link"),
    path("tickets/<int:number>/acta/", service_record.acta, name="acta"),
    path("tickets/<int:number>/acta.pdf", service_record.acta_pdf, name="acta_pdf"),
    path("tickets/<int:number>/conformidad/", service_record.rate, name="rate"),
    path("tickets/<int:number>/ventas/", sale.want_quote, name="want_quote"),
    path("tickets/<int:number>/ventas/no/", sale.refuse_sales, name="refuse_sales"),
    path("tickets/<int:number>/pedidos/<int:pk>/garantia/", sale.claim_product, name="claim_product"),
    *buying,
    # Problems with the service
    path("quejas/nueva/", complaints.complain, name="complain"),
    path("quejas/<int:pk>/", complaints.complaint, name="complaint"),
    # Mi cuenta (signing in, passwords and second factor: mesa.portal.account.urls)
    path("cuenta/", account.account, name="account"),
    path("cuenta/foto/", account.change_photo, name="change_photo"),
    path("cuenta/foto/quitar/", account.remove_photo, name="remove_photo"),
    path("fotos/<path:name>", account.photo, name="photo"),
    path("cuenta/avisos/", account.letters, name="letters"),
    path("cuenta/correos/", account_addresses.aliases, name="aliases"),
    path("cuenta/correos/<int:pk>/quitar/", account_addresses.remove_alias, name="remove_alias"),
    path("cuenta/correos/confirmar/<str:key>/", account_addresses.confirm_alias, name="confirm_alias"),
    path("cuenta/equipos/", account.equipment, name="equipment"),
    path("cuenta/equipos/<int:pk>/", account.edit_equipment, name="edit_equipment"),
    path("cuenta/equipos/<int:pk>/quitar/", account.retire_equipment, name="retire_equipment"),
    path("cuenta/tokens/", account_keys.tokens, name="tokens"),
    path("cuenta/tokens/nuevo/", account_keys.create_token, name="create_token"),
    path("cuenta/tokens/<int:pk>/revocar/", account_keys.revoke_token, name="revoke_token"),
    path("cuenta/mis-datos/", account_leave.ask_export, name="ask_export"),
    path("cuenta/mis-datos/mis-datos.zip", account_leave.take_export, name="take_export"),
    path("cuenta/borrar/", account_leave.leave, name="leave"),
    # Letters: how to stop them, and the development mailbox
    path("avisos/<str:token>/", unsubscribe.stop, name="stop"),
    path("correo/", mailbox.mailbox, name="mailbox"),
    path("correo/<int:number>/", mailbox.letter, name="mailbox_letter"),
    path("correo/<int:number>/html/", mailbox.letter_html, name="mailbox_html"),
]
