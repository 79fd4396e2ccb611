"""What people with broken computers write, and what technicians answer: the same text for the same seed."""

import random
from itertools import accumulate

from mesa.lib.spanish import stems

SLOTS = {
    "cosa": "la impresora|la laptop|el monitor|el teclado|la cámara|el ratón|el disco duro|la memoria USB|el escáner|"
    "la batería|el cargador|el módem|la tarjeta de video|el micrófono|la pantalla|el ventilador|la red inalámbrica",
    "programa": "Windows 11|Windows 10|Excel|Word|Outlook|el navegador|Chrome|Teams|Zoom|el antivirus|CONTPAQi|Aspel|"
    "el facturador|el portal del SAT|OneDrive|Acrobat|el punto de venta|la nómina|AutoCAD|el respaldo en la nube",
    "mal": "no enciende|no responde|se apaga sola|se congela|está muy lento|marca error|no imprime|parpadea|se cierra|"
    "no se actualiza|pide contraseña|hace ruido|se calienta demasiado|no abre los archivos|perdió la configuración",
    "error": "0x80070057|0x80070005|0xc000007b|0x8024402c|ERR_CONNECTION_RESET|0x0000011b|DNS_PROBE_FINISHED|E-05|"
    "CFDI40147|0x800f081f|CRITICAL_PROCESS_DIED|0xc0000225|50.4|79 SERVICE|0x87e107d1",
    "marca": "HP|Dell|Lenovo|Acer|Asus|Epson|Brother|Canon|Samsung|Toshiba|Huawei|Kingston|Logitech|TP-Link|Apple",
    "cuando": "desde ayer|desde el lunes|hoy por la mañana|hace una semana|después de la actualización|al iniciar|"
    "desde la mudanza|al encender|cada vez que guardo|sin razón aparente|a mediodía|desde el último corte de luz",
    "cambio": "instalé un programa|cambié la contraseña|se fue la luz|conecté otro monitor|moví el equipo de lugar|"
    "se actualizó solo|borré archivos temporales|lo llevé a reparación|cambiamos de proveedor de Internet",
    "hago": "Reinicié el equipo|Revisé los cables|Desinstalé el controlador|Limpié la memoria|Probé con otro usuario|"
    "Apagué el módem diez minutos|Busqué el error en Internet|Restauré el sistema|Cambié de puerto USB",
    "tarea": "facturar|imprimir los recibos|entrar a mis clases|enviar la nómina|abrir mis fotos|atender clientes|"
    "presentar la declaración|conectarme a la reunión|guardar mi tesis|cobrar con tarjeta|revisar el correo",
    "arreglo": "actualicé el controlador|reinstalé la aplicación|limpié los archivos temporales|restablecí la red|"
    "cambié la configuración de energía|reparé el perfil|activé el servicio de impresión|restauré un respaldo",
}
SUBJECTS = ["{cosa} {mal}", "{programa} {mal} {cuando}", "Error {error} en {programa}", "No puedo {tarea}",
            "{cosa} {marca} {mal}", "{programa}: {error} {cuando}", "Ayuda con {cosa} {marca}"]  # fmt: skip
TOLD = ["Buenos días, {cosa} {marca} {mal} {cuando}.", "Cuando abro {programa} aparece el error {error}.",
        "{hago} y sigue igual.", "Antes de la falla {cambio}.", "Necesito {tarea} hoy mismo, por favor.",
        "Uso {programa} con un equipo {marca}.", "Tengo los archivos en {rara} y no quiero perderlos.",
        "Me pasa {cuando}, sobre todo con el documento {rara}."]  # fmt: skip
ANSWERED = ["Gracias por los detalles.", "Por favor, dime qué versión de {programa} tienes.",
            "Vamos a revisar {cosa} con calma.", "Conecta {cosa} directamente a la corriente y prueba otra vez.",
            "El error {error} suele aparecer {cuando}.", "¿Puedes mandarme una captura de {programa}?",
            "Ya {arreglo}; prueba a {tarea}."]  # fmt: skip
REPLIED = ["Ya lo hice y {mal}.", "{hago}, sin cambios.", "Sí, es {marca}.", "Te mando la captura de {programa}.",
           "Ahora aparece {error}.", "Muchas gracias, voy a probar.", "La carpeta se llama {rara}."]  # fmt: skip
INSIDE = ["Revisar si {cosa} está en garantía.", "Parece lo mismo que el caso de {rara}.",
          "Escalar si vuelve el error {error}.", "El cliente usa {programa} sin licencia vigente."]  # fmt: skip
SOLVED = ["Para resolverlo {arreglo}.", "{cosa} ya funciona y se puede {tarea}.", "Quedó listo {programa}.",
          "Recomiendo respaldar la carpeta {rara} cada semana."]  # fmt: skip
FIRST = "María|José|Guadalupe|Juana|Francisca|Begoña|Ana|Sofía|Íñigo|Luis|Carlos|Jesús|Raúl|Ximena|Óscar|Zoé"
LAST = "Hernández|García|Martínez|López|González|Pérez|Núñez|Ramírez|Muñoz|Peña|Güemes|Ávila|Castañeda|Ibáñez"
RARE = 20_000
POOL = 6_000


class Sentences:
    """A pool of written sentences, each with its stems beside it: picking is cheap, the words keep a long tail."""

    def __init__(self, chance, frames, rare):
        self._pool = [self._write(chance, frames, rare) for _ in range(POOL)]

    def pick(self, chance, n):
        """n sentences as one text, and the stems of all of them, repeated ones too."""
        chosen = [self._pool[int(chance.random() * POOL)] for _ in range(n)]
        return " ".join(text for text, _ in chosen), [stem for _, found in chosen for stem in found]

    @staticmethod
    def _write(chance, frames, rare):
        words = {slot: chance.choice(options) for slot, options in OPTIONS.items()} | {"rara": rare(chance)}
        text = chance.choice(frames).format(**words)
        text = text[0].upper() + text[1:]
        return text, stems(text)


class Words:
    def __init__(self, seed):
        chance = random.Random(seed)
        rare = _rare_words(chance)
        frames = {"subject": SUBJECTS, "told": TOLD, "answered": ANSWERED, "replied": REPLIED, "inside": INSIDE,
                  "solved": SOLVED}  # fmt: skip
        self._said = {name: Sentences(chance, lines, rare) for name, lines in frames.items()}

    def say(self, kind, chance, n):
        return self._said[kind].pick(chance, n)


def person(chance):
    first, last = FIRST.split("|"), LAST.split("|")
    return f"{chance.choice(first)} {chance.choice(last)} {chance.choice(last)}"


def _rare_words(chance):
    """Names of folders, firms and people: few are everywhere, most are seldom seen (Zipf)."""
    syllables = [a + b for a in "bcdfghjlmnñprstvz" for b in ("a", "e", "i", "o", "u", "án", "ería", "ción")]
    words = ["".join(chance.choice(syllables) for _ in range(3)) for _ in range(RARE)]
    weights = list(accumulate(1 / rank for rank in range(1, RARE + 1)))
    return lambda chance: chance.choices(words, cum_weights=weights)[0]


OPTIONS = {slot: options.split("|") for slot, options in SLOTS.items()}
