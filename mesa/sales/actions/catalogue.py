"""What can be quoted: kept one by one, or brought from a sheet."""

from django.db import transaction
from django.utils import timezone

from mesa.common.refusal import only
from mesa.sales.models import Product


def keep_product(*, by, sku, **facts):
    """New, or another word on what is there."""
    only(by.is_sales)
    return Product.objects.update_or_create(sku=sku, defaults=facts | {"retired_at": None})[0]


def retire_product(product, *, by):
    only(by.is_sales)
    product.retired_at = timezone.now()
    product.save(update_fields=["retired_at"])


@transaction.atomic
def import_products(rows, *, by):
    """`rows`: dicts already checked. All or none; answers how many."""
    only(by.is_sales)
    return sum(bool(keep_product(by=by, **row)) for row in rows)
