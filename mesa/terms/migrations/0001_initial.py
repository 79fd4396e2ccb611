import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Text',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(choices=[('how-it-works', 'Cómo funciona'), ('ask-for-help', 'Cómo pedir ayuda'), ('preparation', 'Preparación'), ('faq', 'Preguntas frecuentes'), ('guidelines', 'Lineamientos'), ('privacy', 'Aviso de privacidad'), ('remote-session', 'Asistencia remota')], max_length=20)),
                ('language', models.CharField(choices=[('es-mx', 'Español'), ('en', 'English')], max_length=8)),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('in_force_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('slug', 'language', 'version'), name='a_version_of_a_text_is_written_once')],
            },
        ),
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to=settings.AUTH_USER_MODEL)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='terms.text')),
                ('words', models.TextField()),
                ('accepted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('address', models.GenericIPAddressField(null=True)),
                ('agent', models.CharField(blank=True, max_length=300)),
                ('channel', models.CharField(default='web', max_length=10)),
            ],
        ),
    ]
