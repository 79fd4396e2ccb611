import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('tickets', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.CharField(help_text='of what it says, not of the way it came', max_length=64, unique=True)),
                ('raw', models.BinaryField(help_text='compressed with zlib; empty once it is forgotten')),
                ('road', models.CharField(default='pipe', help_text='pipe, lmtp, or the mailbox it was read from', max_length=80)),
                ('arrived_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('try_after', models.DateTimeField(help_text='until then somebody is reading it', null=True)),
                ('outcome', models.CharField(blank=True, choices=[('created', 'Abrió un ticket'), ('appended', 'Se agregó a su ticket'), ('ignored', 'Lo escribió una máquina'), ('quarantined', 'Apartado: alguien debe verlo')], max_length=12)),
                ('reason', models.CharField(blank=True, choices=[('unreadable', 'No se entiende de quién es o qué dice.'), ('unproven', 'No consta que lo mandara la dirección que dice.'), ('stranger', 'Quien escribe no está en ese ticket.'), ('ended', 'Su ticket ya no recibe notas.'), ('house', 'Lo mandó alguien de la casa y no contesta a ningún ticket.'), ('waiting', 'Ya tiene varios reportes sin confirmar.'), ('crowd', 'Llegaron demasiados mensajes suyos en una hora.'), ('complaint', 'Es una queja de alguien sin cuenta.'), ('failed', 'Algo falló al leerlo.'), ('ours', 'Es una carta nuestra que volvió.'), ('bounce', 'Dice qué fue de una carta nuestra.'), ('calendar', 'Es la respuesta de un calendario.'), ('auto', 'Es una respuesta automática.'), ('list', 'Es de una lista.'), ('words', 'Lo que dice no se le puede mandar a la persona.'), ('dropped', 'Alguien decidió dejarlo fuera.')], max_length=12)),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('message_id', models.CharField(blank=True, max_length=300)),
                ('sender', models.CharField(blank=True, max_length=254)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.ticket')),
                ('note', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.note')),
                ('settled_by', models.ForeignKey(help_text='who decided, if not the desk', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'mail',
                'indexes': [models.Index(condition=models.Q(('outcome', '')), fields=['id'], name='mail_to_make_something_of'), models.Index(condition=models.Q(('outcome', 'quarantined')), fields=['-id'], name='mail_put_aside'), models.Index(fields=['sender', 'arrived_at'], name='mail_of_a_sender'), models.Index(condition=models.Q(('ticket__isnull', False)), fields=['message_id'], name='mail_one_may_answer'), models.Index(condition=models.Q(('raw', b''), _negated=True), fields=['arrived_at'], name='mail_to_forget')],
            },
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True)),
                ('validity', models.BigIntegerField(default=0)),
                ('last_uid', models.BigIntegerField(default=0)),
                ('read_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('troubled_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'mailboxes',
            },
        ),
    ]
