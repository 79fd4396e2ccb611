"""What is true of a sale."""

from .case import LIVE, Case, Reason, Stage
from .catalogue import Condition, Currency, Product, ProductKind, TaxKind, TaxRate, Unit
from .order import ON_ITS_WAY, Claim, Lack, Order, OrderLine, Step
from .quote import STANDING, Alternative, Decision, Line, Paper, Quote, State

__all__ = [
    "LIVE", "ON_ITS_WAY", "STANDING", "Alternative", "Case", "Claim", "Condition", "Currency", "Decision", "Lack",
    "Line", "Order", "OrderLine", "Paper", "Product", "ProductKind", "Quote", "Reason", "Stage", "State", "Step",
    "TaxKind", "TaxRate", "Unit",
]  # fmt: skip
