"""The names of what happens in a sale. Each is a line of its ticket's ledger."""

from enum import StrEnum


class Kind(StrEnum):
    SALES_OFFERED = "sales_offered"
    SALES_REFUSED = "sales_refused"
    ESCALATED = "escalated"
    CASE_TAKEN = "case_taken"
    CASE_NOTED = "case_noted"
    CASE_RETURNED = "case_returned"
    QUOTE_SENT = "quote_sent"
    QUOTE_SEEN = "quote_seen"
    QUOTE_QUESTIONED = "quote_questioned"
    QUOTE_REPLACED = "quote_replaced"
    QUOTE_REMINDED = "quote_reminded"
    QUOTE_ACCEPTED = "quote_accepted"
    QUOTE_DECLINED = "quote_declined"
    QUOTE_EXPIRED = "quote_expired"
    ORDER_SUPPLIED = "order_supplied"
    ORDER_RECEIVED = "order_received"
    ORDER_SHIPPED = "order_shipped"
    ORDER_INSTALLED = "order_installed"
    ORDER_DELIVERED = "order_delivered"
    ORDER_CANCELLED = "order_cancelled"
    PRODUCT_CLAIMED = "product_claimed"
