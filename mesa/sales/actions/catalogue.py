"""What can be quoted: kept one by one, or brought from a sheet."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import only
from mesa.lib.spanish import fold
from mesa.sales.models import Product


def keep_product(*, by: User, sku: str, **facts: Any) -> Product:
    """New, or another word on what is there. `facts` are columns. Raises Refused for all but sellers."""
    only(by.is_sales)
    product, _new = Product.objects.update_or_create(sku=sku, defaults=facts | {"retired_at": None})
    product.words = fold(f"{sku} {product.name} {product.brand}")
    product.save(update_fields=["words"])
    return product


def retire_product(product: Product, *, by: User) -> None:
    """It is not offered any more; quotes keep it. Raises Refused for all but sellers."""
    only(by.is_sales)
    product.retired_at = timezone.now()
    product.save(update_fields=["retired_at"])


@transaction.atomic
def import_products(rows: Iterable[dict[str, Any]], *, by: User) -> int:
    """`rows`: dicts already checked. All or none; answers how many. Raises Refused for all but sellers."""
    only(by.is_sales)
    return sum(bool(keep_product(by=by, **row)) for row in rows)
