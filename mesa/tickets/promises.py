"""The numbers promised in public, each above the sentence it keeps. A lawyer could read this page."""

from datetime import timedelta

# «El tiempo de respuesta es, por lo general, de 2 a 4 horas»: business hours; the late end is the deadline.
RESPONSE_FROM = timedelta(hours=2)
FIRST_RESPONSE = timedelta(hours=4)

# «Si la ventana se mueve más de 15 minutos, te la decimos otra vez.»
FORECAST_MOVES = timedelta(minutes=15)

# «Una atención en garantía se adelanta cuatro horas hábiles… la ordenamos como si venciera cuatro horas antes.»
WARRANTY_HEAD_START = timedelta(hours=4)

# «Media hora hábil antes de que venza, se lo recordamos al técnico.»
REMIND_BEFORE = timedelta(minutes=30)

# «60 minutos sin costo desde que el técnico te contacta.»
CREDIT = timedelta(minutes=60)

# «Te avisamos cuando quedan 15, cuando quedan 5 y al cumplirse»: at 45, 55 and 60 minutes.
CREDIT_WARNINGS = (timedelta(minutes=15), timedelta(minutes=5), timedelta(0))

# Time in which the desk itself was stopped is nobody's attention: from this long on, the credit gets it back.
STOPPED = timedelta(minutes=15)

# «30 días de garantía sobre el incidente atendido», from `resolved_at`.
WARRANTY = timedelta(days=30)

# «Si te pedimos un dato, esperamos tu respuesta siete días antes de preguntarte otra vez.»
PATIENCE = timedelta(days=7)

# «Un reporte que llega por correo o WhatsApp espera siete días a que aceptes los lineamientos.»
CONFIRM_WITHIN = timedelta(days=7)

# «Hasta cinco personas más se enteran de tu ticket»: whoever is put in copy, the house aside.
FOLLOWERS = 5

# «Las cuentas que nunca se verifican se eliminan a los 7 días» lives in accounts.promises.
