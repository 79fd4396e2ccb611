import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('channel', models.CharField(max_length=12)),
                ('to', models.CharField(max_length=254)),
                ('subject', models.CharField(blank=True, max_length=250)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('calendar', models.TextField(blank=True, help_text='an invitation, as iCalendar')),
                ('files', models.JSONField(default=list, help_text='path under the media folder, checksum, name and type of each')),
                ('headers', models.JSONField(default=dict)),
                ('posted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('try_after', models.DateTimeField(default=django.utils.timezone.now)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('doubts', models.PositiveSmallIntegerField(default=0, help_text='tries that may have arrived')),
                ('trouble', models.CharField(blank=True, choices=[('unreachable', 'No se pudo usar el servidor de correo.'), ('deferred', 'El servidor de correo pidió intentarlo más tarde.'), ('unknown', 'La conexión se cortó al entregarlo: no se sabe si llegó.'), ('refused', 'El servidor de correo lo rechazó.'), ('blocked', 'Esta dirección rechazó un mensaje antes; no se le envía nada más.')], max_length=12)),
                ('troubled_at', models.DateTimeField(help_text='the first failure in a row', null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('sent_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(help_text='its mailbox said it has it', null=True)),
                ('bounced_at', models.DateTimeField(help_text='it was taken, and came back', null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('failed_at', None), ('sent_at', None)), fields=['try_after', 'id'], name='letters_waiting'), models.Index(condition=models.Q(('trouble', ''), _negated=True), fields=['-id'], name='letters_in_trouble'), models.Index(condition=models.Q(models.Q(('failed_at', None), ('sent_at', None), _negated=True), models.Q(('to', ''), _negated=True)), fields=['posted_at'], name='letters_to_forget')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_at', None), ('failed_at', None), _connector='OR'), name='a_letter_is_sent_or_failed_never_both')],
            },
        ),
        migrations.CreateModel(
            name='RefusedAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=12)),
                ('address', models.CharField(help_text='in lower case', max_length=254)),
                ('reason', models.CharField(max_length=300)),
                ('refused_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('channel', 'address'), name='an_address_is_refused_once')],
            },
        ),
    ]
