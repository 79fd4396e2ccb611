"""What people do in a sale. One word per act, all the way down."""

from .cases import escalate, note_case, offer_sales, open_wished, refuse_sales, return_case, take_case
from .catalogue import import_products, keep_product, retire_product
from .decisions import accept_quote, decline_quote, question_quote, see_quote
from .orders import (
    Unready,
    cancel_order,
    claim_product,
    deliver_order,
    install_order,
    receive_order,
    record_payment,
    record_serials,
    ship_order,
    supply_order,
)
from .quotes import (
    Incomplete,
    approve_quote,
    ask_approval,
    draft_quote,
    expire_quote,
    needs_approval,
    remind_quote,
    revise_quote,
    seal_quote,
    send_quote,
    share_quote,
    write_quote,
)
from .rates import add_rate, end_rate, withdraw_rate

__all__ = [
    "Incomplete", "Unready", "accept_quote", "add_rate", "approve_quote", "ask_approval", "cancel_order",
    "claim_product", "decline_quote", "deliver_order", "draft_quote", "end_rate", "escalate", "expire_quote",
    "import_products", "install_order", "keep_product", "needs_approval", "note_case", "offer_sales", "open_wished",
    "question_quote", "receive_order", "record_payment", "record_serials", "refuse_sales", "remind_quote",
    "retire_product", "return_case", "revise_quote", "seal_quote", "see_quote", "send_quote", "share_quote",
    "ship_order", "supply_order", "take_case", "withdraw_rate", "write_quote",
]  # fmt: skip
