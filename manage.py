"""Django's door for commands; `bin/manage` calls it inside the project's own environment."""

import os
import sys

from django.core.management import execute_from_command_line

os.umask(0o077)  # what an installation writes is its own
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.config.settings")
execute_from_command_line(sys.argv)
