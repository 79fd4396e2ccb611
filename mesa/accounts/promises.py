"""The numbers of accounts, each as the pages say it."""

from datetime import timedelta

VERIFY_WITHIN = timedelta(hours=24)  # «El enlace sirve una vez y por 24 horas»
RESET_WITHIN = timedelta(hours=1)  # «El enlace sirve una vez y por una hora»
ACCEPT_WITHIN = timedelta(hours=72)  # «La invitación sirve una vez y por tres días»
KEEP_UNVERIFIED = timedelta(days=7)  # «Si nadie la confirma, la cuenta se borra a los 7 días»
TOKEN_LIFE = timedelta(days=365)  # «Un token vive un año cuando mucho»
PASSWORD_MIN, PASSWORD_MAX = 10, 128  # «De 10 a 128 caracteres, los que quieras»
ALIAS_SETTLES = timedelta(days=30)  # a reset drops other addresses that were confirmed since
