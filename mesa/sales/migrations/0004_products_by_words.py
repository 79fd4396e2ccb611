"""What a product is looked for by: without accents or capitals, the same on every database."""

import unicodedata

from django.db import migrations, models


def write_words(apps, schema_editor):
    Product = apps.get_model("sales", "Product")
    for product in Product.objects.all().iterator():
        said = f"{product.sku} {product.name} {product.brand}".casefold()
        product.words = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
        product.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [("sales", "0003_the_seal_is_kept")]
    operations = [
        migrations.AddField(
            "product",
            "words",
            models.TextField(default="", help_text="what it is looked for by, folded; written by the act"),
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
