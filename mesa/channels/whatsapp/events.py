"""The names of what happens by WhatsApp and is no note. Each is a line of its ticket's ledger."""

from enum import StrEnum


class Kind(StrEnum):
    EXCHANGE_LOGGED = "exchange_logged"
    WHATSAPP_FAILED = "whatsapp_failed"
