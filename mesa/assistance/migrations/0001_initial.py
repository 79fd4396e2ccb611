import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('terms', '0001_initial'),
        ('tickets', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='tickets.ticket')),
                ('technician', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments_kept', to=settings.AUTH_USER_MODEL)),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('starts_at', models.DateTimeField(null=True)),
                ('changes', models.PositiveSmallIntegerField(default=0, help_text='times it was chosen, moved or called off')),
                ('remind_at', models.DateTimeField(null=True)),
                ('over_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', '-id'], name='appointments_of_a_ticket'), models.Index(condition=models.Q(('remind_at__isnull', False)), fields=['remind_at'], name='appointments_to_remind')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('over_at', None)), fields=('ticket',), name='one_appointment_at_a_time'), models.UniqueConstraint(condition=models.Q(('over_at', None), ('starts_at__isnull', False)), fields=('technician', 'starts_at'), name='nobody_is_expected_in_two_places')],
            },
        ),
        migrations.CreateModel(
            name='ConnectionTest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='connection_tests', to='tickets.ticket')),
                ('rtt', models.PositiveIntegerField(help_text='milliseconds')),
                ('down', models.PositiveIntegerField(help_text='kilobits a second')),
                ('up', models.PositiveIntegerField(help_text='kilobits a second')),
                ('relay', models.BooleanField(null=True)),
                ('screen', models.BooleanField()),
                ('browser', models.CharField(blank=True, max_length=60)),
                ('system', models.CharField(blank=True, max_length=60)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', '-id'], name='connections_of_a_ticket')],
            },
        ),
        migrations.CreateModel(
            name='ContactAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='tickets.ticket')),
                ('channel', models.CharField(help_text='the slug of a way', max_length=10)),
                ('outcome', models.CharField(choices=[('reached', 'Contestó'), ('no_answer', 'No contestó'), ('busy', 'Ocupado o apagado'), ('message', 'Dejé mensaje'), ('wrong', 'El número no es suyo')], max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', '-id'], name='attempts_of_a_ticket')],
            },
        ),
        migrations.CreateModel(
            name='RemoteSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='tickets.ticket')),
                ('technician', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tool', models.CharField(max_length=24)),
                ('acceptance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.acceptance')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('ready_at', models.DateTimeField(null=True)),
                ('started_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('declined_at', models.DateTimeField(null=True)),
                ('expired_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField(help_text='when it ends by itself if nothing else happens', null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', '-id'], name='sessions_of_a_ticket'), models.Index(condition=models.Q(('expires_at__isnull', False)), fields=['expires_at'], name='sessions_live')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('expires_at__isnull', False)), fields=('ticket',), name='a_ticket_has_one_live_session'), models.CheckConstraint(condition=models.Q(models.Q(('expires_at__isnull', False), models.Q(('ended_at__isnull', False), ('declined_at__isnull', False), ('expired_at__isnull', False), _connector='OR', _negated=True)), models.Q(models.Q(('expires_at__isnull', False), _negated=True), models.Q(('ended_at__isnull', False), ('declined_at__isnull', False), ('expired_at__isnull', False), _connector='OR')), _connector='OR'), name='a_session_is_live_or_over'), models.CheckConstraint(condition=models.Q(('acceptance__isnull', False), models.Q(('accepted_at', None), ('ready_at', None), ('started_at', None)), _connector='OR'), name='nothing_goes_on_without_a_yes')],
            },
        ),
        migrations.CreateModel(
            name='Silence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='silences', to='tickets.ticket')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('warn_at', models.DateTimeField(null=True)),
                ('close_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('warn_at__isnull', False)), fields=['warn_at'], name='silences_to_warn'), models.Index(condition=models.Q(('close_at__isnull', False)), fields=['close_at'], name='silences_to_close')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('close_at__isnull', False)), fields=('ticket',), name='one_silence_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='TicketLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='tickets.ticket')),
                ('scope', models.CharField(choices=[('requester', 'Seguir el ticket en otro equipo'), ('observe', 'Solo mirar la sesión')], max_length=10)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('device', models.CharField(blank=True, max_length=120)),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', '-id'], name='links_of_a_ticket')],
            },
        ),
        migrations.CreateModel(
            name='AccessCode',
            fields=[
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='access_code', serialize=False, to='assistance.remotesession')),
                ('sealed', models.BinaryField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(null=True)),
                ('erase_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['erase_at'], name='access_codes_to_erase')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='meeting', serialize=False, to='assistance.remotesession')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('try_after', models.DateTimeField(null=True)),
                ('sealed', models.BinaryField(default=b'')),
                ('made_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('try_after__isnull', False)), fields=['try_after'], name='meetings_owed')],
            },
        ),
        migrations.CreateModel(
            name='Peer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='peers', to='assistance.remotesession')),
                ('key', models.CharField(max_length=32, unique=True)),
                ('role', models.CharField(choices=[('sharer', 'Sharer'), ('viewer', 'Viewer'), ('observer', 'Observer')], max_length=8)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('link', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='assistance.ticketlink')),
                ('name', models.CharField(max_length=120)),
                ('until', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['session', 'until'], name='peers_of_a_session')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appointment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='assistance.appointment')),
                ('starts_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['starts_at'],
                'constraints': [models.UniqueConstraint(fields=('appointment', 'starts_at'), name='a_moment_is_offered_once')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='assistance.peer')),
                ('receiver', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='received', to='assistance.peer')),
                ('kind', models.CharField(max_length=10)),
                ('body', models.TextField()),
                ('heard', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('heard', False)), fields=['receiver', 'id'], name='signals_to_hear'), models.Index(fields=['sender', 'at'], name='signals_of_a_peer'), models.Index(fields=['at'], name='signals_by_age')],
            },
        ),
    ]
