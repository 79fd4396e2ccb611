"""What people fill. Each message says what to write, not what was wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mesa import channels
from mesa.accounts.models import Equipment
from mesa.doors.fields import LONG, Files, words
from mesa.lib.phone import NotAPhone, to_e164
from mesa.tickets.models import Category, Impact, Internet, Status, Ticket


def line(label, limit, **more):
    too_long = _("Déjalo en %(limit_value)d letras o menos; lo demás cabe en la descripción.")
    more = {"required": False, "error_messages": {"max_length": too_long} | more.pop("errors", {})} | more
    return forms.CharField(label=label, max_length=limit, **more)


class Sent(forms.Form):
    """What every form with files carries: a key, so that sending twice is sending once, and the files."""

    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    files = forms.FileField(
        label=_("Capturas y archivos"),
        required=False,
        widget=Files({"multiple": True}),
        help_text=_("Hasta 10 archivos de 25 MB. Solo los ven tú y los técnicos."),
    )


def followable(person):
    """What a new report of this person may go on from: their own, ended."""
    mine = Ticket.objects.visible_to(person).filter(requester=person)
    return mine.filter(status__in=[Status.RESOLVED, Status.CLOSED])


class AgreeForm(forms.Form):
    """What must be known and agreed to before anybody works on a report, by whatever way it comes."""

    category = forms.ModelChoiceField(
        Category.objects.offered(),
        label=_("¿Con qué tiene que ver?"),
        empty_label=_("Elige una"),
        error_messages={
            "required": _("Elige la opción que más se parezca; si dudas, cualquiera nos sirve."),
            "invalid_choice": _("Esa opción ya no está: elige otra de la lista."),
        },
    )
    impact = forms.ChoiceField(
        label=_("¿Cuánto te afecta?"),
        choices=Impact,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige cuánto te afecta: así sabemos qué atender primero.")},
    )
    contact_by = forms.ChoiceField(
        label=_("¿Cómo te contactamos?"),
        choices=channels.chosen,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige por dónde prefieres que te busquemos.")},
    )
    terms = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    accept = forms.BooleanField(
        label=_("He leído y acepto los lineamientos del servicio"),
        error_messages={"required": _("Para ayudarte, lee los lineamientos y marca la casilla.")},
    )

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text

    def clean_accept(self):
        if self.data.get("terms") != str(self.text.pk):
            changed = _("Los lineamientos cambiaron mientras escribías: léelos otra vez y marca la casilla.")
            raise forms.ValidationError(changed)
        return True


class ConfirmForm(AgreeForm):
    def words(self):
        return {name: self.cleaned_data[name] for name in ("category", "impact", "contact_by")}


class ReportForm(Sent, AgreeForm):
    field_order = ("key", "files", "subject", "description", "category", "impact", "contact_by")

    subject = line(
        _("¿Qué pasa?"),
        150,
        required=True,
        help_text=_("En una frase. Por ejemplo: «La impresora no imprime»."),
        errors={"required": _("Escribe en una frase qué pasa, por ejemplo «La laptop no enciende».")},
    )
    description = words(
        _("Cuéntanos más"),
        LONG,
        7,
        help_text=_("Qué querías hacer, qué pasó en su lugar y qué has intentado."),
        errors={"required": _("Describe qué querías hacer y qué pasó; con un par de frases basta para empezar.")},
    )
    number = line(_("Tu número"), 40)

    equipment = forms.ModelChoiceField(
        None,
        label=_("¿En qué equipo?"),
        required=False,
        empty_label=_("Otro, o no sé"),
        error_messages={"invalid_choice": _("Ese equipo ya no está en tu lista: elige otro.")},
    )
    brand = line(_("Marca"), 60, help_text=_("Por ejemplo: HP, Dell, Apple."))
    model = line(_("Modelo"), 80)
    system = line(_("Sistema"), 60, help_text=_("Si es otro equipo, corrígelo."))
    browser = line(_("Navegador"), 60)
    since = line(_("¿Desde cuándo pasa?"), 120, help_text=_("Por ejemplo: «desde ayer», «siempre», «a veces»."))
    changed = words(
        _("¿Qué cambió antes de que empezara?"),
        500,
        2,
        required=False,
        help_text=_("Una actualización, un programa nuevo, un golpe, un apagón."),
    )
    error_text = words(
        _("¿Qué dice el mensaje de error?"),
        LONG,
        3,
        required=False,
        help_text=_("Cópialo letra por letra, o adjunta una captura."),
    )
    internet = forms.ChoiceField(
        label=_("¿El equipo tiene Internet?"), required=False, choices=[("", _("Elige una")), *Internet.choices]
    )
    available = line(
        _("¿A qué horas te encontramos?"), 160, help_text=_("Por ejemplo: «de 10 a 14 y después de las 17».")
    )
    wants_quote = forms.BooleanField(
        label=_("Pedir alternativas a ventas"),
        required=False,
        help_text=_("Si lo tuyo queda fuera: opciones y costos por escrito, sin compromiso."),
    )
    follows = forms.ModelChoiceField(
        None,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("El ticket del que venía este reporte ya no está: envíalo sin él.")},
    )

    def __init__(self, *args, person, text, **kwargs):
        super().__init__(*args, text=text, **kwargs)
        self.person = person
        self.fields["equipment"].queryset = Equipment.objects.visible_to(person).order_by("pk")
        self.fields["follows"].queryset = followable(person)

    def clean_number(self):
        """Only asked of those who chose to be called or written to, and whose account does not say where."""
        typed, by = self.cleaned_data["number"], self.cleaned_data.get("contact_by")
        if not self.needs_number(by):
            return ""
        try:
            return to_e164(typed)
        except NotAPhone:
            asked = _("Escribe tu número con lada, como 55 1234 5678, o elige otro medio.")
            raise forms.ValidationError(asked) from None

    @property
    def asks_number(self):
        """Some number that a way needs is not in their account."""
        return any(not getattr(self.person, one.number) for one in channels.ways() if one.number)

    def needs_number(self, by):
        name = channels.way(by).number
        return bool(name) and not getattr(self.person, name)

    def words(self):
        """The arguments of the act: what was typed, without what only the page needed."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"files", "terms", "accept"}}
        said["key"] = said["key"] or None
        brand, model, number = said.pop("brand"), said.pop("model"), said.pop("number")
        if number:
            said["reach"] = {channels.way(said["contact_by"]).number: number}
        if said["equipment"] is None and (brand or model):
            said["new_equipment"] = {"brand": brand or model, "model": model if brand else "", "system": said["system"]}
        return said


class NoteForm(Sent):
    body = words(
        _("Tu mensaje"), LONG, 4, errors={"required": _("Escribe tu mensaje; si mandas archivos, di qué muestran.")}
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class HereForm(forms.Form):
    """`seen`: the version of the ticket before the person's eyes."""

    typing = forms.BooleanField(required=False)
    left = forms.BooleanField(required=False)
    seen = forms.IntegerField(required=False, min_value=0)


class AskForm(forms.Form):
    """Only asks: nothing to fill."""


class ClaimForm(forms.Form):
    reason = words(
        _("¿Qué volvió a fallar?"),
        LONG,
        4,
        help_text=_("Di si es lo mismo que antes y cuándo empezó otra vez."),
        errors={"required": _("Escribe qué volvió a fallar, para que el técnico sepa por dónde empezar.")},
    )


class CancelForm(forms.Form):
    reason = words(_("¿Por qué lo cancelas?"), 2000, 3, required=False, help_text=_("Si quieres; nos ayuda a mejorar."))
