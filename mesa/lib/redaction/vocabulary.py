"""The words that tell a password from the key of a product, the pin of a plug and the line of a log."""

import re


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


STRONG = (
    r"contra[scz]e(?:ñ|n\u0303|ni|ny|n)as?|contrase[ñn]|cont(?:ase|rsae|rse)[ñn]as?|cotrase[ñn]as?|contra|"
    r"pass?wor?ds?|passwo?r|passwd|passphrase|passcode"
)
KEYS = r"claves?"
SHORT = r"pass|pwd|psw|pw"
CODES = r"nip|pin(?: code| number)?|puk|cvv2?|cvc2?|c[oó]digo de (?:seguridad|acceso|desbloqueo)|security code"

JOINS = words("""
de del pa pal dizque la el las los para of for the al a en my mi mis tu tus su sus nuestra nuestro our your que
""")  # words that only hold others together
OPENS = words("""
wifi wi-fi internet red windows correo correos electrónico electronico acceso cuenta usuario sesión sesion gmail
outlook hotmail office banco banca facebook email e-mail mail router modem módem admin administrador administración
sistema equipo laptop pc compu computadora servidor celular cel tablet teléfono telefono tarjeta portal vpn
invitados guest account phone server entrar desbloquear abrir login iphone ipad zoom teams mac portón porton garage
locker bóveda casa cámara cámaras dvr nas carpeta fuerte alarma cerradura puerta chapa candado mamá mama papá papa
hijo hija esposa esposo jefe jefa hermano hermana ssid root
""")  # things that a password opens
FRESH = words("""
nueva nuevo temporal provisional actual anterior vieja viejo maestra master default inicial genérica generica new
old current temporary previous correcta todo toda todas junto con sin minúsculas mayúsculas minusculas mayusculas
mayúscula minúscula espacios siempre
""")
GIVEN = re.compile(
    r"que\s(?:(?:yo|me|te|le|les|nos|se|ya|siempre)\s){0,2}(?:puse|puso|pusimos|pusieron|pongo|tengo|tenemos|tenía|tenia|uso|"
    r"usamos|usaba|dieron|diste|dio|di|doy|quedó|quedo|asignaron|mandaron|mandaste|configuré|configuramos|viene|trae|"
    r"escribo|escribí|pide|sé|recuerdo|anoté|generó|ocupo|ocupamos|manejamos)\b|"
    r"(?:that\s)?(?:i|we|you|they)\s(?:use|used|set|gave|have|got|was given|typed|wrote|remember|chose|put)"
    r"(?:\sme|\sus)?\b",
    re.I,
)
STOPS = words("""
no ni ya se y o pero and but is was not sale dice marca cuando si porque aparece error falla sirve funciona es era
son pide with when dejó dejo entra cada
""")

NOT_SECRETS = words("""
no sí si la el lo las los un una unos unas mi tu su que qué quien muy más mas menos está esta este estas estos esa
ese eso otra otro nueva nuevo anterior the not a an too same my your it is was and or of for at must should has have
demasiado diferente distinta distinto igual igualmente mismo misma mismas ningun ninguno ninguna none nada pendiente
aparte por para con sin cuando desde hasta como cómo donde dónde siempre nunca ya me le se te nos al ante bajo entre
en de del todo toda todos todas también tampoco null nil true false yes n/a undefined unknown blank empty ok failed
fail error errores fallo mensaje usuario user correo cuenta campo texto string str text bool int any correcta
correcto incorrecta incorrecto inválida invalida inválido invalido válida valida válido erróneo errónea erronea
equivocada obligatoria obligatorio necesaria necesario mínimo minimo máximo maximo larga largo corta corto
larguísima vieja viejo buena bueno mala malo fácil facil difícil dificil sencilla simple segura seguro débil debil
fuerte temporal personal única unica visible secreta alfanumérica numérica privada pública vacía vacío vacías vacíos
incorrectos incorrectas correctos correctas inválidos inválidas erróneos erróneas invalidos invalidas rara raro
lenta imposible importante suficiente idéntica original genérica provisional vigente automática wrong right correct
incorrect invalid valid required expired missing short long longer weak strong safe secure case-sensitive case
everything nothing only still also just always never between unavailable disabled enabled optional hidden least
minimum maximum being needed here there fine good bad new old different unique sensitive both all using expira
caduca vence vencio venció falla funciona sirve sigue aparece sale pide dice marca tarda rechaza solicita llegó
llega intenté intento olvidé olvide olvidaste cambié cambie cambio cambia cambió puse probé sé recuerdo debe deben
debía tiene tengo tenía incluye mide acepta deja puedo pongo quiero necesito llevo quedó quedo borré ayer hoy mañana
roto rota flojo suelto chueco torcido sucio quemado falta error: gracias saludos buenas buenos buen thanks regards
hello please favor atte atentamente modelo equipo asunto bytes set chosen known written taken kept lost sent shown
given forgotten gone stolen found read puesta puesto escrita escrito hecha hecho abierta abierto expuesta sufficient
really currently apparently correctly probably locally yes/no sí/no on off stdin prompt cosa parte tema culpa
lástima obligación
""")
PASSING = re.compile(
    r"\b(?:to|should|must|will|we|you|don't|doesn't|always|can|instead|just|may|not|or|and|then)\s$|[;`]\s?$",
    re.I,
)
REFUSALS = words("""
no usuario user error invalid incorrect wrong incorrecta incorrecto inválida inválido invalida must debe campo
""")  # with which a longer quotation begins that is a message, not a password
PARTICIPLE = re.compile(
    r"\w{2,}(?:ad|id)[oa]s?|\w{3,}(?:ed|ing)|\w{4,}[aei]r(?:la|lo|se|me)?|\w{3,}mente|\w{5,}[éí]|\w{3,}(?:aron|"
    r"ieron|aban)",
    re.I,
)
GOES_ON = re.compile(
    r"\s*(?:$|\n|[.,;:!?)\]}»”\"'/|*`&]|-\s|\s\d{4}|\s[(\[+]|"
    r"\s(?:y|e|o|por|para|porque|gracias|thanks|pero|and|but|please|usuario|user|si|if|saludos|ojal[aá]|desde|for|"
    r"as[ií]|todo|no)\b)",
    re.I,
)  # what may stand after a plain word that is the password

THINGS = re.compile(
    r"\b(?:t[oó]ner|cartuchos?|tintas?|pie(?:za|zas)|pzas?|cantidad|cotiza\w*|cotic\w*|precio|cat[aá]logo|productos?|"
    r"art[ií]culos?|inventario|sku|modelo|refacci[oó]n\w*|repuesto|surtir|existencia|stock|pedido|factur\w+|sat|cfdi|"
    r"unidad|proveedor|cliente|empleado|mouse|teclado|monitor|cables?|memoria|disco|color|etiqueta|almac[eé]n|bios|"
    r"tecla|arranque|descripci[oó]n|arancel\w*|compr\w+|licencia|activaci[oó]n|registro|rastreo|spei|sucursal|tienda|"
    r"fracci[oó]n|activo|[aá]rea|lista|iva|marca|servicio|interna)\b",
    re.I,
)
DOORS = re.compile(
    r"\b(?:usuarios?|user|usr|login|entrar|entro|acces\w+|sesi[oó]n|contrase\w+|password|wi-?fi|correo|e-?mail|gmail|"
    r"outlook|cuenta|account|banco|portal|servidor|router|m[oó]dem|vpn|team\s?viewer|any\s?desk|id|windows|compu\w*|"
    r"ssid|admin\w*|desbloque\w+|pon|usa|escribe|teclea|captura|ingresa|use|type|enter)\b",
    re.I,
)
KEY_THING = re.compile(
    r"\b(?:palabras?|frases?|temas?|piezas?|puntos?|datos?|fechas?|personas?|procesos?|producto|momento|factor|elemento|"
    r"partes?|hora|d[ií]a|cliente|proveedor|preguntas?|licencia|activaci[oó]n|product|license|art[ií]culo|error|rastreo|"
    r"sat|unidad|columna)\s+$",
    re.I,
)
PASSED = re.compile(
    r"\b(?:first|second|third|\d+(?:st|nd|rd|th)|primer\w*|segund\w+|tercer\w*|single|multi|test|memtest\w*|prueba|game|"
    r"boarding|hall|low|high|band|post|wipe|burn-?in|resultad?o?s?|dst|self-assessment|fsck|smart|season|battle|"
    r"diagn[oó]stico|memoria)(?:[\s\-,:]|v?\d[\d.]*){0,4}$",
    re.I,
)
COUNTED = re.compile(
    r"\s*[,:]?\s*(?:/|%|of\b|de \d|errors?\b|errores|fail|caracteres|characters|d[ií]gitos|digits|letras|veces|"
    r"intentos|d[ií]as|minutos|fixed|pattern|days|segundos|[mgk]b\b)",
    re.I,
)
PLUGS = re.compile(
    r"\b(?:conector\w*|pines|jumper|header|gpio|usb\S*|cables?|cargador|solda\w+|dobla\w+|quema\w+|voltaje|pata|socket|"
    r"arduino|vcc|gnd|tierra|atx|bater[ií]a|placa|sketch)\b",
    re.I,
)
DEVICES = re.compile(
    r"\b(?:mi|tu|su|my|your|entrar|entro|desbloque\w+|celular|tablet|laptop|tarjeta|acceso|unlock|banco)\b", re.I
)
REFUSED = re.compile(
    r"\b(?:failed|accepted|invalid|wrong|incorrect|error|hash)\b[^\n]{0,12}$|\b(?:(?:administrador|gestor|"
    r"b[oó]veda)\s+de|sin|no\s(?:tengo|tiene|hay))\s+$",
    re.I,
)
TOLD_OFF = words("""
no not ni y and pero but o usuario user correo equipo modelo versión sale dice marca incorrecta incorrecto inválida
invalida inválido vencida caducada expirada olvidada bloqueada rechazada errónea erronea equivocada wrong incorrect
invalid expired rechaza rejected blocked forgotten error
""")  # «contraseña incorrecta: …» tells what happened
CHANGED = re.compile(r"\b(?:cambi\w+|change\w*|chang\w+|reset\w*|actualic\w+|renov\w+)\b[^\n.]{0,30}$", re.I)
MINE = re.compile(r"\b(?:mi|mis|tu|tus|su|sus|nuestra|nuestro|my|your|our)\s(?:nuev[ao]\s|new\s)?$", re.I)
