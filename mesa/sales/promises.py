"""The numbers of sales, each above the sentence it keeps."""

from datetime import timedelta

# «La cotización vale 15 días», unless the seller writes another date.
VALID_FOR = timedelta(days=15)

# «Te recordamos tres días antes de que venza, y el último día.»
REMIND_BEFORE = (timedelta(days=3), timedelta(days=1))

# «Hasta cuatro alternativas, para comparar sin perderse.»
ALTERNATIVES = 4

# «Lo que te vendemos se garantiza, cuando menos, 90 días» (LFPC 77).
WARRANTY_MONTHS = 3

# What a quote may hold: more is a project, and is written as one.
LINES = 200  # of all its alternatives together
