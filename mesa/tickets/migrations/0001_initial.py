import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('terms', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='nombre')),
                ('name_en', models.CharField(max_length=60, verbose_name='nombre en inglés')),
                ('hint', models.CharField(blank=True, max_length=160, verbose_name='qué incluye')),
                ('hint_en', models.CharField(blank=True, max_length=160, verbose_name='qué incluye, en inglés')),
                ('excludes', models.CharField(blank=True, max_length=300, verbose_name='qué queda fuera')),
                ('excludes_en', models.CharField(blank=True, max_length=300, verbose_name='qué queda fuera, en inglés')),
                ('installs', models.BooleanField(default=False, verbose_name='instala o reinstala programas')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='orden')),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'categories',
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
                ('moved', models.JSONField(default=dict, help_text='what was moved → the primary keys of its rows')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('gone',), name='a_person_goes_into_one_other_person'), models.CheckConstraint(condition=models.Q(('kept', models.F('gone')), _negated=True), name='nobody_goes_into_themselves')],
            },
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
                ('technician', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to=settings.AUTH_USER_MODEL)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('substitute', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('forgotten', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['started_at'], name='shifts_by_start')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('technician',), name='one_shift_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=32)),
                ('delta', models.BigIntegerField()),
            ],
            options={
                'verbose_name_plural': 'tallies',
                'indexes': [models.Index(fields=['place'], include=('delta',), name='tallies_by_place')],
            },
        ),
        migrations.CreateModel(
            name='PreparationItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='preparation', to='tickets.category')),
                ('kind', models.CharField(choices=[('done', 'Se marca cuando está hecho'), ('backup', 'Respaldo: se marca, o se pide ayuda'), ('internet', 'Internet: sí, falla o no')], default='done', max_length=8)),
                ('words', models.CharField(max_length=200)),
                ('words_en', models.CharField(max_length=200)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, null=True)),
                ('requester', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to=settings.AUTH_USER_MODEL, verbose_name='solicitante')),
                ('technician', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_tickets', to=settings.AUTH_USER_MODEL)),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='tickets.category')),
                ('acceptance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='terms.acceptance')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='tickets.ticket')),
                ('subject', models.CharField(max_length=150)),
                ('impact', models.CharField(choices=[('blocked', 'No puedo trabajar'), ('hard', 'Trabajo con dificultad'), ('mild', 'Molesta, pero puedo seguir')], max_length=8)),
                ('contact_by', models.CharField(help_text='the slug of a way', max_length=10)),
                ('channel', models.CharField(default='web', max_length=10)),
                ('status', models.CharField(choices=[('pending', 'Por confirmar'), ('new', 'En cola'), ('open', 'En atención'), ('waiting', 'Esperando tu respuesta'), ('resolved', 'Resuelto'), ('closed', 'Cerrado'), ('cancelled', 'Cancelado')], default='new', max_length=10)),
                ('version', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('response_due_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('rank_at', models.DateTimeField(help_text='what the queue orders by: `record` writes it', null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('contacted_at', models.DateTimeField(null=True)),
                ('first_response_at', models.DateTimeField(null=True)),
                ('breached_at', models.DateTimeField(null=True)),
                ('overdue_at', models.DateTimeField(null=True)),
                ('waiting_at', models.DateTimeField(null=True)),
                ('resolved_at', models.DateTimeField(null=True)),
                ('warranty_until', models.DateTimeField(null=True)),
                ('warranty_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('quote_wanted_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['-updated_at', '-id'], name='tickets_everything'), models.Index(fields=['status', '-updated_at', '-id'], name='tickets_by_status'), models.Index(fields=['requester', '-updated_at', '-id'], name='tickets_of_a_person'), models.Index(fields=['technician', '-updated_at', '-id'], name='tickets_of_a_technician'), models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at', 'id'], name='tickets_live'), models.Index(condition=models.Q(('rank_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_ranked'), models.Index(condition=models.Q(('rank_at__isnull', False), ('contacted_at__isnull', True)), fields=['rank_at', 'id'], name='tickets_unheard'), models.Index(condition=models.Q(('rank_at__isnull', False)), fields=['technician', 'rank_at', 'id'], name='tickets_ranked_assigned'), models.Index(condition=models.Q(('waiting_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_waiting_ranked'), models.Index(condition=models.Q(('overdue_at__isnull', False)), fields=['rank_at', 'id'], name='tickets_overdue_ranked'), models.Index(condition=models.Q(('status', 'pending')), fields=['opened_at'], name='tickets_to_confirm'), models.Index(condition=models.Q(('quote_wanted_at__isnull', False)), fields=['id'], name='tickets_wishing_a_quote'), models.Index(condition=models.Q(('closed_at__isnull', True), ('warranty_until__isnull', False)), fields=['warranty_until', 'id'], name='tickets_under_warranty'), models.Index(condition=models.Q(('resolved_at__isnull', False)), fields=['resolved_at'], name='tickets_by_resolution')],
                'constraints': [models.UniqueConstraint(fields=('requester', 'key'), name='a_report_sent_twice_is_one_ticket'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('new', 'open', 'waiting')), ('due_at__isnull', False)), models.Q(models.Q(('status__in', ('new', 'open', 'waiting')), _negated=True), models.Q(('due_at__isnull', False), _negated=True)), _connector='OR'), name='tickets_have_something_due_while_live'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'waiting'), ('waiting_at__isnull', False)), models.Q(models.Q(('status', 'waiting'), _negated=True), models.Q(('waiting_at__isnull', False), _negated=True)), _connector='OR'), name='tickets_say_since_when_while_waiting'), models.CheckConstraint(condition=models.Q(('status__in', ['pending', 'cancelled']), ('acceptance__isnull', False), _connector='OR'), name='tickets_are_worked_on_once_the_guidelines_are_accepted'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'resolved'), _negated=True), ('resolved_at__isnull', False), _connector='OR'), name='resolved_tickets_say_when'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='closed_tickets_say_when'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), ('cancelled_at__isnull', False), _connector='OR'), name='cancelled_tickets_say_when')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='tickets.ticket')),
                ('words', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'ticket'), name='one_draft_per_person_and_ticket'), models.UniqueConstraint(condition=models.Q(('ticket', None)), fields=('person',), name='one_report_in_the_making_per_person')],
            },
        ),
        migrations.CreateModel(
            name='FirstContact',
            fields=[
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='first_contact', serialize=False, to='tickets.ticket')),
                ('technician', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('waited', models.DurationField(help_text='open time since the report')),
                ('taken', models.DurationField(help_text="open time since this technician's last first contact", null=True)),
                ('hit', models.BooleanField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='first_contacts_by_moment'), models.Index(fields=['technician', 'at'], name='first_contacts_of_a_technician'), models.Index(condition=models.Q(('taken__isnull', False)), fields=['-at'], name='first_contacts_with_a_pace')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='followed_by', to='tickets.ticket')),
                ('email', models.EmailField(help_text='in lower case', max_length=254)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='following', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreed_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ticket', 'email'), name='an_address_follows_a_ticket_once'), models.CheckConstraint(condition=models.Q(('agreed_at', None), ('person__isnull', False), _connector='OR'), name='who_follows_is_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Forecast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='forecasts', to='tickets.ticket')),
                ('from_at', models.DateTimeField()),
                ('to_at', models.DateTimeField()),
                ('shown_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('first', models.BooleanField(default=False)),
                ('hit', models.BooleanField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', 'id'], name='forecasts_of_a_ticket')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('first', True)), fields=('ticket',), name='one_forecast_comes_first')],
            },
        ),
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='intake', serialize=False, to='tickets.ticket')),
                ('equipment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.equipment')),
                ('equipment_was', models.CharField(blank=True, max_length=300)),
                ('since', models.CharField(blank=True, max_length=120)),
                ('changed', models.CharField(blank=True, max_length=500)),
                ('error_text', models.TextField(blank=True)),
                ('internet', models.CharField(blank=True, choices=[('yes', 'Sí'), ('weak', 'Sí, pero falla o es lento'), ('no', 'No'), ('unknown', 'No sé')], max_length=8)),
                ('available', models.CharField(blank=True, max_length=160)),
                ('system', models.CharField(blank=True, max_length=60)),
                ('browser', models.CharField(blank=True, max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='tickets.ticket')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('key', models.CharField(max_length=64, null=True)),
                ('body', models.TextField()),
                ('public', models.BooleanField(default=True)),
                ('channel', models.CharField(default='web', max_length=10)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['ticket', 'id'], name='notes_of_a_ticket')],
                'constraints': [models.UniqueConstraint(fields=('ticket', 'author', 'key'), name='a_note_sent_twice_is_one_note')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='tickets.ticket')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.preparationitem')),
                ('words', models.CharField(max_length=200)),
                ('answer', models.CharField(blank=True, choices=[('yes', 'Sí'), ('weak', 'Sí, pero falla o es lento'), ('no', 'No')], max_length=8)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ticket', 'item'), name='each_item_is_ticked_once')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='tickets.ticket')),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='tickets.note')),
                ('name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('path', models.CharField(max_length=80, unique=True)),
                ('thumbnail', models.CharField(blank=True, max_length=80)),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('removed', models.JSONField(default=list)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ticket', None)), fields=['added_at'], name='files_not_yet_on_a_ticket')],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='credit', serialize=False, to='tickets.ticket')),
                ('granted_seconds', models.PositiveIntegerField()),
                ('used_seconds', models.PositiveIntegerField()),
                ('started_at', models.DateTimeField()),
                ('running_since', models.DateTimeField(null=True)),
                ('moved_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('warned', models.PositiveIntegerField(null=True)),
                ('warn_at', models.DateTimeField(null=True)),
                ('why', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('warn_at__isnull', False)), fields=['warn_at'], name='credits_to_warn'), models.Index(fields=['started_at'], name='credits_by_start'), models.Index(condition=models.Q(('running_since__isnull', False)), fields=['running_since'], name='credits_running')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at', None), ('running_since', None), _connector='OR'), name='a_credit_that_ended_does_not_run')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='events', to='tickets.ticket')),
                ('version', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=24)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('public', models.BooleanField(default=True)),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('data', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('dispatched_at', models.DateTimeField(null=True)),
                ('dispatch_after', models.DateTimeField(help_text='a worker writes its letters, or could not', null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('dispatched_at', None)), fields=['id'], name='events_undispatched')],
                'constraints': [models.UniqueConstraint(fields=('ticket', 'version'), name='each_change_of_a_ticket_has_one_line')],
            },
        ),
        migrations.CreateModel(
            name='LicenceProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='tickets.ticket')),
                ('program', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('invoice', 'Factura o comprobante de compra'), ('key', 'Clave de licencia a la mano'), ('sticker', 'Etiqueta de la licencia en el equipo'), ('medium', 'CD o medio de instalación original')], max_length=8)),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='rating', serialize=False, to='tickets.ticket')),
                ('technician', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed', models.BooleanField()),
                ('score', models.PositiveSmallIntegerField(null=True)),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='ratings_by_date')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score__isnull', True), models.Q(('score__gte', 1), ('score__lte', 5)), _connector='OR'), name='scores_go_from_one_to_five')],
            },
        ),
    ]
