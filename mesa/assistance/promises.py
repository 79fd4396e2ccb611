"""The numbers of remote assistance, each above what it keeps."""

from datetime import timedelta

ANSWER = timedelta(hours=24)  # who is asked has a day to answer; then the technician asks again
SETTING_UP = timedelta(hours=2)  # from «sí» to the ID and password
UNUSED = timedelta(minutes=15)  # an ID and password that nobody used are erased
KEPT = timedelta(minutes=60)  # and however used, they are erased after an hour
# «Si no logramos contactarte, te lo decimos y tu ticket espera siete días; dos días antes de cerrarlo te avisamos.»
ATTEMPTS, CHANNELS = 3, 2  # before somebody is told so: this many tries, by this many ways
SILENCE = timedelta(days=7)
SILENCE_WARNED = timedelta(days=5)
LEFT = timedelta(minutes=5)  # whoever showed their screen and closed the page is waited for so long
LINK = timedelta(hours=24)  # the link of a ticket, and whoever is in with it
LINKS = 5  # alive at a time on one ticket
LONGEST = timedelta(hours=4)  # a session that nobody ends, ends
