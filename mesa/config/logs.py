"""Logs: one JSON line per event, with nothing in it that opens a door."""

import re
from typing import Any

import structlog

HIDDEN = "•••"
SECRET_NAME = re.compile(r"password|contraseña|secret|token|cookie|authori[sz]ation|csrf|session|signature", re.I)
SECRET_TEXT = re.compile(
    r"(?P<query>\?)[^\s\"'<>]+"  # whatever follows a question mark in an address
    r"|(?P<scheme>\b(?:Bearer|Basic|Token)\s+)[^\s\"'<>,]+"
    r"|(?P<user>://[^\s/:@\"]*:)[^\s/@\"]+(?=@)"
    r"|\b[\w.-]+:[\w-]{5,}:[\w-]{25,}"  # Django's signed values
    r"|\bmesa_\w{8,}"  # a token of the machine door
    r"|(?P<link>(?<![\w-])/(?:cotizacion|enlace|cita|avisos)/)[^\s/\"?]+"  # what a letter's link carries
    r"|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}"  # any long random run
)


def _hide(found):
    return (found["query"] or found["scheme"] or found["user"] or found["link"] or "") + HIDDEN


def mask_names(logger, method, event):
    return {name: HIDDEN if SECRET_NAME.search(name) else value for name, value in event.items()}


def mask_text(logger, method, line):
    """Over the finished line, so that nested values do not escape it."""
    return SECRET_TEXT.sub(_hide, line)


BEFORE: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,  # the traceback alone: local variables hold passwords
    mask_names,
]


def logging(level):
    """For Django's LOGGING: its own loggers and ours leave by the same pipe, JSON, so a line cannot be forged."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    render = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(ensure_ascii=False),
        mask_text,
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": render,
                "foreign_pre_chain": BEFORE,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            "uvicorn": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},  # below, these write whole addresses and headers
            "httpcore": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},  # below, a line for every table of every paper
            "tnefparse": {"level": "WARNING"},  # a line for every file that Outlook packed
        },
    }
