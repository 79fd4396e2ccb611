"""What is done with what arrives by WhatsApp, and what leaves by it."""

from .exchange import log_exchange, send_template, send_whatsapp
from .fetching import fetch_owed
from .forgetting import forget, forget_deliveries, forget_words, let_go
from .receiving import process, process_left, receive
from .sending import put
from .statuses import follow_sent, tell_failed
from .telling import tell
from .templates import read_templates

__all__ = [
    "fetch_owed", "follow_sent", "forget", "forget_deliveries", "forget_words", "let_go", "log_exchange", "process",
    "process_left", "put", "read_templates", "receive", "send_template", "send_whatsapp", "tell", "tell_failed",
]  # fmt: skip
