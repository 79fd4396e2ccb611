from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tickets', '0002_search_and_the_final_ledger'),
    ]

    operations = [
        migrations.AddField(
            model_name='ticket',
            name='loud_version',
            field=models.PositiveIntegerField(default=0, help_text='that of its last line that is not quiet'),
        ),
        migrations.RunSQL('UPDATE tickets_ticket SET loud_version = version', migrations.RunSQL.noop),
    ]
