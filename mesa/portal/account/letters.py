"""Which events reach the person by e-mail. The kinds are those of the tickets; the words are of this page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa.assistance.events import Kind as Assistance
from mesa.channels.whatsapp.events import Kind as WhatsApp
from mesa.sales.events import Kind as Sales
from mesa.tickets.events import Kind

TOLD = {  # what a requester may hear about, in the order of a ticket's life
    Kind.OPENED: _("Recibimos tu reporte"),
    Kind.ARRIVED: _("Llegó un reporte tuyo por correo o WhatsApp y falta que lo confirmes"),
    Kind.CONFIRMED: _("Confirmaste un reporte que llegó por correo o WhatsApp"),
    Kind.FOLLOWED: _("Alguien te puso en copia de su ticket"),
    Kind.ASSIGNED: _("Un técnico tomó tu ticket"),
    Kind.NOTED: _("Un técnico te escribió una nota"),
    Kind.ASKED: _("Un técnico te pide información"),
    Kind.CONTACTED: _("Un técnico te contactó por otro medio"),
    Assistance.SESSION_ASKED: _("Un técnico te pide una sesión remota"),
    Assistance.MEETING_MADE: _("Una sesión remota está lista para que entres"),
    Assistance.SESSION_ENDED: _("Terminó una sesión remota"),
    Assistance.LINK_OPENED: _("Alguien abrió el enlace de tu ticket"),
    Assistance.SLOTS_OFFERED: _("Un técnico te propone una cita"),
    Assistance.APPOINTMENT_PICKED: _("Elegiste la hora de una cita"),
    Assistance.APPOINTMENT_MOVED: _("Cambió la hora de una cita"),
    Assistance.APPOINTMENT_CANCELLED: _("Se canceló una cita"),
    Assistance.APPOINTMENT_REMINDED: _("Se acerca una cita"),
    Assistance.SILENCE_WARNED: _("Tu ticket se va a cerrar porque no te encontramos"),
    Assistance.SILENCE_CLOSED: _("Tu ticket se cerró porque no te encontramos"),
    Assistance.SESSION_EXPIRED: _("Venció una sesión remota"),
    Kind.CREDIT_PAUSED: _("Un técnico pausó tus minutos"),
    Kind.CREDIT_RESUMED: _("Tus minutos corren otra vez"),
    Kind.CREDIT_EXTENDED: _("Un técnico te dio más minutos"),
    Kind.CREDIT_WARNED: _("Te quedan pocos minutos"),
    Kind.RESOLVED: _("Tu ticket quedó resuelto"),
    Kind.REOPENED: _("Tu ticket se reabrió"),
    Kind.CLOSED: _("Tu ticket se cerró"),
    Sales.SALES_OFFERED: _("Un técnico propone pasar tu ticket a ventas"),
    Sales.CASE_NOTED: _("Ventas te escribió una nota"),
    Sales.CASE_RETURNED: _("Ventas devolvió tu ticket al técnico"),
    Sales.QUOTE_SENT: _("Llegó una cotización"),
    Sales.QUOTE_REMINDED: _("Está por vencer una cotización"),
    Sales.QUOTE_ACCEPTED: _("Aceptaste una cotización"),
    Sales.QUOTE_DECLINED: _("Rechazaste una cotización"),
    Sales.QUOTE_EXPIRED: _("Venció una cotización"),
    Sales.ORDER_SHIPPED: _("Va en camino lo que compraste"),
    Sales.ORDER_DELIVERED: _("Te entregamos lo que compraste"),
    Sales.ORDER_CANCELLED: _("Se canceló lo que compraste"),
    Kind.INSTALLATION_RECORDED: _("Instalamos un programa con tu licencia"),
    Kind.INSTALLATION_REFUSED: _("Falta una licencia para instalar un programa"),
    Kind.WARRANTY_DECLINED: _("La garantía no cubrió lo que volvió a fallar"),
    Kind.WARRANTY_ENDED: _("Terminó la garantía de tu ticket"),
}
TOLD_TO_HOUSE = {
    Kind.OPENED: _("Llegó un reporte"),
    Kind.CONFIRMED: _("Se confirmó un reporte que llegó por correo o WhatsApp"),
    Kind.FOLLOWED: _("Alguien te puso en copia de un ticket"),
    Kind.ASSIGNED: _("Te asignaron un ticket"),
    Kind.NOTED: _("El usuario escribió una nota"),
    Kind.NOTED_INTERNALLY: _("Otro técnico dejó una nota interna"),
    Kind.ASKED: _("Otro técnico pidió información en un ticket tuyo"),
    Kind.CONTACTED: _("Otro técnico contactó al usuario de un ticket tuyo"),
    Assistance.SESSION_ACCEPTED: _("El usuario aceptó una sesión remota"),
    Assistance.SESSION_DECLINED: _("El usuario no aceptó una sesión remota"),
    Assistance.SESSION_READY: _("Una sesión remota está lista para empezar"),
    Assistance.MEETING_MADE: _("El programa preparó una sesión remota"),
    Assistance.MEETING_FAILED: _("El programa no pudo preparar una sesión remota"),
    Assistance.SESSION_EXPIRED: _("Venció una sesión remota de un ticket tuyo"),
    Assistance.APPOINTMENT_PICKED: _("El usuario eligió la hora de una cita"),
    Assistance.APPOINTMENT_MOVED: _("El usuario cambió la hora de una cita"),
    Assistance.APPOINTMENT_CANCELLED: _("Se canceló una cita tuya"),
    Assistance.APPOINTMENT_REMINDED: _("Se acerca una cita tuya"),
    Assistance.SILENCE_CLOSED: _("Se cerró un ticket tuyo: la persona no contestó"),
    WhatsApp.WHATSAPP_FAILED: _("Un mensaje de WhatsApp no salió"),
    Kind.CREDIT_PAUSED: _("Otro técnico pausó los minutos de un ticket tuyo"),
    Kind.CREDIT_RESUMED: _("Otro técnico reanudó los minutos de un ticket tuyo"),
    Kind.CREDIT_EXTENDED: _("Otro técnico dio más minutos en un ticket tuyo"),
    Kind.CREDIT_WARNED: _("A un ticket tuyo le quedan pocos minutos"),
    Kind.RESOLVED: _("Otro técnico resolvió un ticket tuyo"),
    Kind.CLOSED: _("Otro técnico cerró un ticket tuyo"),
    Kind.REOPENED: _("Un ticket tuyo se reabrió"),
    Kind.WARRANTY_CLAIMED: _("Volvió a fallar algo en garantía"),
    Kind.WARRANTY_DECLINED: _("Otro técnico no aplicó la garantía de un ticket tuyo"),
    Kind.LICENCE_PROVED: _("El usuario mostró una licencia"),
    Kind.INSTALLATION_REFUSED: _("Otro técnico no instaló un programa en un ticket tuyo"),
    Kind.BACKUP_HELP_ASKED: _("El usuario pide ayuda con su respaldo"),
    Kind.QUOTE_WANTED: _("El usuario pide alternativas a ventas"),
    Sales.SALES_REFUSED: _("El usuario no quiso pasar a ventas"),
    Sales.ESCALATED: _("Un ticket pasó a ventas"),
    Sales.CASE_RETURNED: _("Ventas te devolvió un ticket"),
    Sales.APPROVAL_ASKED: _("Una cotización espera tu visto bueno"),
    Sales.QUOTE_APPROVED: _("Un supervisor aprobó tu cotización"),
    Sales.QUOTE_QUESTIONED: _("El usuario preguntó por una cotización"),
    Sales.QUOTE_ACCEPTED: _("El usuario aceptó una cotización"),
    Sales.QUOTE_DECLINED: _("El usuario rechazó una cotización"),
    Sales.QUOTE_EXPIRED: _("Venció una cotización sin respuesta"),
    Sales.ORDER_DELIVERED: _("Se entregó lo que compró el usuario de un ticket tuyo"),
    Sales.PRODUCT_CLAIMED: _("El usuario reclama la garantía de algo que compró"),
    Kind.RATED: _("El usuario dijo si quedó conforme"),
    Kind.CANCELLED: _("El usuario canceló un ticket tuyo"),
    Kind.RESPONSE_DUE_SOON: _("Un ticket está por pasar de su tiempo de respuesta"),
    Kind.RESPONSE_OVERDUE: _("Un ticket pasó de su tiempo de respuesta"),
}


class LettersForm(forms.Form):
    email = forms.MultipleChoiceField(
        label=_("Escríbeme un correo cuando…"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, person, **kwargs):
        self.kinds = TOLD_TO_HOUSE if person.is_house else TOLD
        wanted = [kind for kind in self.kinds if person.wants(kind, "email")]
        super().__init__(*args, initial={"email": wanted}, **kwargs)
        self.fields["email"].choices = [(str(kind), words) for kind, words in self.kinds.items()]

    def off(self):
        """channel → kinds this person does not want, as the account keeps it."""
        return {"email": sorted(set(map(str, self.kinds)) - set(self.cleaned_data["email"]))}
