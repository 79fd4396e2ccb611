"""The numbers of remote assistance, each above what it keeps."""

from datetime import timedelta

ANSWER = timedelta(hours=24)  # who is asked has a day to answer; then the technician asks again
SETTING_UP = timedelta(hours=2)  # from «sí» to the ID and password
UNUSED = timedelta(minutes=15)  # an ID and password that nobody used are erased
KEPT = timedelta(minutes=60)  # and however used, they are erased after an hour
# «Si no logramos contactarte, te lo decimos y tu ticket espera siete días; dos días antes de cerrarlo te avisamos.»
SILENCE = timedelta(days=7)
SILENCE_WARNED = timedelta(days=5)
# «Te la recordamos el día antes y una hora antes.»
APPOINTMENT = timedelta(minutes=30)
APPOINTMENT_DAYS = 5  # working days that may be offered
SLOTS = 6  # moments at most in one offer
NOTICE = timedelta(hours=1)  # nobody is expected sooner
REMINDERS = [timedelta(days=1), timedelta(hours=1)]
LEFT = timedelta(minutes=5)  # whoever showed their screen and closed the page is waited for so long
LINK = timedelta(hours=24)  # the link of a ticket, and whoever is in with it
LINKS = 5  # alive at a time on one ticket
LONGEST = timedelta(hours=4)  # a session that nobody ends, ends
