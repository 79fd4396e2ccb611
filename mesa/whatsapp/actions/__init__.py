"""What is done with what arrives by WhatsApp, and what leaves by it."""

from .receiving import forget_deliveries, process, process_left, receive
from .sending import put
from .statuses import follow_sent

__all__ = ["follow_sent", "forget_deliveries", "process", "process_left", "put", "receive"]
