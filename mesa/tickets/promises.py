"""The numbers promised in public, each above the sentence it keeps. A lawyer could read this page."""

from datetime import timedelta

# «El tiempo de respuesta es, por lo general, de 2 a 4 horas»: business hours; the late end is the deadline.
RESPONSE_FROM = timedelta(hours=2)
FIRST_RESPONSE = timedelta(hours=4)

# «60 minutos sin costo desde que el técnico te contacta.»
CREDIT = timedelta(minutes=60)

# «30 días de garantía sobre el incidente atendido», from `resolved_at`.
WARRANTY = timedelta(days=30)

# «Si te pedimos un dato, esperamos tu respuesta siete días antes de preguntarte otra vez.»
PATIENCE = timedelta(days=7)

# «Las cuentas que nunca se verifican se eliminan a los 7 días» lives in accounts.promises.
