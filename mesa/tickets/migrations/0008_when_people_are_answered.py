
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('terms', '0001_initial'),
        ('tickets', '0007_what_files_lost'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FirstContact',
            fields=[
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='first_contact', serialize=False, to='tickets.ticket')),
                ('at', models.DateTimeField()),
                ('waited', models.DurationField(help_text='open time since the report')),
                ('taken', models.DurationField(help_text="open time since this technician's last first contact", null=True)),
                ('hit', models.BooleanField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Forecast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_at', models.DateTimeField()),
                ('to_at', models.DateTimeField()),
                ('shown_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('first', models.BooleanField(default=False)),
                ('hit', models.BooleanField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ResponseDay',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('contacts', models.PositiveIntegerField(default=0)),
                ('told', models.PositiveIntegerField(default=0)),
                ('hits', models.PositiveIntegerField(default=0)),
                ('waits', models.JSONField(default=dict, help_text='steps of five minutes waited → how many people')),
            ],
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('forgotten', models.BooleanField(default=False)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='ticket',
            name='tickets_live_assigned',
        ),
        migrations.RemoveIndex(
            model_name='ticket',
            name='tickets_waiting',
        ),
        migrations.RemoveIndex(
            model_name='ticket',
            name='tickets_overdue',
        ),
        migrations.AddField(
            model_name='ticket',
            name='rank_at',
            field=models.DateTimeField(help_text='what the queue orders by: `record` writes it', null=True),
        ),
        migrations.AddField(
            model_name='ticket',
            name='reminded_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('rank_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_ranked'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('rank_at__isnull', False), ('contacted_at__isnull', True)), fields=['rank_at', 'id'], name='tickets_unheard'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('rank_at__isnull', False)), fields=['technician', 'rank_at', 'id'], name='tickets_ranked_assigned'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('waiting_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_waiting_ranked'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('overdue_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_overdue_ranked'),
        ),
        migrations.AddField(
            model_name='firstcontact',
            name='technician',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='forecast',
            name='ticket',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='forecasts', to='tickets.ticket'),
        ),
        migrations.AddField(
            model_name='shift',
            name='substitute',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='shift',
            name='technician',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='firstcontact',
            index=models.Index(fields=['at'], name='first_contacts_by_moment'),
        ),
        migrations.AddIndex(
            model_name='firstcontact',
            index=models.Index(fields=['technician', 'at'], name='first_contacts_of_a_technician'),
        ),
        migrations.AddIndex(
            model_name='firstcontact',
            index=models.Index(condition=models.Q(('taken__isnull', False)), fields=['-at'], name='first_contacts_with_a_pace'),
        ),
        migrations.AddIndex(
            model_name='forecast',
            index=models.Index(fields=['ticket', 'id'], name='forecasts_of_a_ticket'),
        ),
        migrations.AddConstraint(
            model_name='forecast',
            constraint=models.UniqueConstraint(condition=models.Q(('first', True)), fields=('ticket',), name='one_forecast_comes_first'),
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['started_at'], name='shifts_by_start'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('technician',), name='one_shift_at_a_time'),
        ),
    ]
