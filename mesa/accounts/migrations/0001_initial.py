import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, verbose_name='correo electrónico')),
                ('new_email', models.EmailField(blank=True, help_text='waits for its own verification', max_length=254)),
                ('name', models.CharField(max_length=120, verbose_name='nombre')),
                ('role', models.CharField(choices=[('requester', 'Solicitante'), ('technician', 'Técnico'), ('sales', 'Ventas'), ('supervisor', 'Supervisor')], default='requester', max_length=12, verbose_name='función')),
                ('is_active', models.BooleanField(default=True)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('email_verified_at', models.DateTimeField(null=True)),
                ('personalised_at', models.DateTimeField(null=True)),
                ('prepared_at', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to=settings.AUTH_USER_MODEL)),
                ('photo', models.FileField(blank=True, upload_to='photos/')),
                ('phone', models.CharField(blank=True, max_length=16, verbose_name='teléfono')),
                ('whatsapp', models.CharField(blank=True, max_length=16, verbose_name='WhatsApp')),
                ('contact_by', models.CharField(default='chat', help_text='the slug of a way', max_length=10, verbose_name='cómo prefieres que te contactemos')),
                ('contact_hours', models.CharField(blank=True, max_length=120, verbose_name='horario para contactarte')),
                ('language', models.CharField(choices=[('es-mx', 'Español'), ('en', 'English')], default='es-mx', max_length=8, verbose_name='idioma')),
                ('timezone', models.CharField(default='America/Mexico_City', max_length=40, verbose_name='zona horaria')),
                ('theme', models.CharField(choices=[('auto', 'Como mi equipo'), ('light', 'Claro'), ('dark', 'Oscuro')], default='auto', max_length=5, verbose_name='aspecto')),
                ('letters_off', models.JSONField(default=dict, help_text='channel → event kinds this person does not want')),
            ],
            options={
                'indexes': [models.Index(django.db.models.functions.text.Lower('email'), name='people_by_address'), models.Index(fields=['phone'], name='people_by_phone'), models.Index(fields=['whatsapp'], name='people_by_whatsapp'), models.Index(condition=models.Q(('email_verified_at', None)), fields=['joined_at'], name='people_never_verified'), models.Index(condition=models.Q(('role', 'requester'), _negated=True), fields=['role', 'name'], name='people_of_the_house')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email_verified_at__isnull', False)), name='a_verified_address_belongs_to_one_person')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to=settings.AUTH_USER_MODEL)),
                ('email', models.EmailField(help_text='in lower case', max_length=254)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('verified_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'aliases',
                'constraints': [models.UniqueConstraint(condition=models.Q(('verified_at__isnull', False)), fields=('email',), name='a_proven_alias_belongs_to_one_person'), models.UniqueConstraint(fields=('person', 'email'), name='a_person_claims_an_alias_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('address', models.GenericIPAddressField(null=True)),
                ('agent', models.CharField(blank=True, max_length=300)),
                ('data', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Equipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='equipment', to=settings.AUTH_USER_MODEL)),
                ('brand', models.CharField(max_length=60, verbose_name='marca')),
                ('model', models.CharField(blank=True, max_length=80, verbose_name='modelo')),
                ('system', models.CharField(blank=True, max_length=60, verbose_name='sistema operativo')),
                ('serial', models.CharField(blank=True, max_length=60, verbose_name='número de serie')),
                ('notes', models.CharField(blank=True, max_length=300, verbose_name='notas')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'equipment',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(choices=[('technician', 'Técnico'), ('sales', 'Ventas'), ('supervisor', 'Supervisor')], max_length=12)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), fields=['-sent_at'], name='invitations_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ('name', models.CharField(max_length=80)),
                ('prefix', models.CharField(max_length=12)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('scopes', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('last_used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
        ),
    ]
