import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('outbox', '0001_initial'),
        ('terms', '0001_initial'),
        ('tickets', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user_id', models.CharField(max_length=140, null=True, unique=True)),
                ('wa_id', models.CharField(blank=True, help_text='exactly as Meta writes it: 521… or 52…', max_length=20)),
                ('phone', models.CharField(help_text='as accounts keep it: +52 and ten', max_length=20, null=True, unique=True)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='whatsapp_contacts', to=settings.AUTH_USER_MODEL)),
                ('last_inbound_at', models.DateTimeField(null=True)),
                ('shut_at', models.DateTimeField(help_text='Meta said that the window is closed', null=True)),
                ('opted_in_at', models.DateTimeField(null=True)),
                ('opted_in_how', models.CharField(blank=True, choices=[('wrote', 'Nos escribió'), ('asked', 'Lo pidió por WhatsApp'), ('chose', 'Lo eligió en Mesa')], max_length=8)),
                ('opted_out_at', models.DateTimeField(null=True)),
                ('asked_for_terms_at', models.DateTimeField(null=True)),
                ('invited_at', models.DateTimeField(null=True)),
                ('moved_at', models.DateTimeField(help_text='another number, and still the same person', null=True)),
                ('asked_to_prove_at', models.DateTimeField(null=True)),
                ('guesses', models.PositiveSmallIntegerField(default=0, help_text='wrong codes since it was asked')),
                ('proven_at', models.DateTimeField(help_text='who writes reads the mail of `person`', null=True)),
                ('busy_until', models.DateTimeField(help_text='a worker is reading what they wrote', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('raw', models.BinaryField(help_text='compressed with zlib')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['id'], name='deliveries_to_read'), models.Index(condition=models.Q(('done_at__isnull', False)), fields=['done_at'], name='deliveries_to_forget')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wamid', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=12)),
                ('key', models.CharField(blank=True, help_text='of the letter, as we gave it', max_length=120)),
                ('at', models.DateTimeField()),
                ('code', models.PositiveIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='receipts_by_age')],
                'constraints': [models.UniqueConstraint(fields=('wamid', 'status'), name='a_status_is_told_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('language', models.CharField(max_length=12)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('body', models.TextField(blank=True)),
                ('status', models.CharField(default='PENDING', max_length=30)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'language'), name='a_template_in_a_language_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Inbound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wamid', models.CharField(max_length=200, unique=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inbounds', to='whatsapp.contact')),
                ('kind', models.CharField(max_length=20)),
                ('sent_at', models.DateTimeField()),
                ('raw', models.JSONField(default=dict)),
                ('words', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.ticket')),
                ('note', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('tries', models.PositiveSmallIntegerField(default=0, help_text='to fetch its file')),
                ('fetch_after', models.DateTimeField(help_text='its file is owed', null=True)),
                ('error', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['contact', 'sent_at', 'id'], name='inbounds_to_settle'), models.Index(condition=models.Q(('fetch_after__isnull', False)), fields=['fetch_after'], name='inbounds_with_file_owed'), models.Index(fields=['contact', '-id'], name='inbounds_of_a_contact'), models.Index(condition=models.Q(('note', None), models.Q(('words', ''), _negated=True)), fields=['settled_at'], name='inbounds_with_words_to_forget')],
            },
        ),
        migrations.CreateModel(
            name='Outbound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outbound', to='outbox.message')),
                ('wamid', models.CharField(max_length=200, null=True, unique=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outbounds', to='whatsapp.contact')),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.ticket')),
                ('note', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('state', models.PositiveSmallIntegerField(choices=[(0, 'En cola'), (1, 'No se sabe si salió'), (2, 'Enviado'), (3, 'No salió'), (4, 'Entregado'), (5, 'Leído')], default=0)),
                ('state_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('code', models.PositiveIntegerField(help_text="Meta's, of why it did not leave", null=True)),
                ('asked', models.ForeignKey(help_text='to agree to', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.text')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('wamid', None)), fields=['id'], name='outbounds_to_follow'), models.Index(fields=['ticket', 'id'], name='outbounds_of_a_ticket')],
            },
        ),
    ]
