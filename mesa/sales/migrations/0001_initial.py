import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('tickets', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='tickets.ticket')),
                ('reason', models.CharField(choices=[('time', 'Necesita más tiempo del que cubre el servicio'), ('hardware', 'Necesita una pieza o un equipo'), ('software', 'Necesita un programa'), ('licence', 'Necesita una licencia'), ('visit', 'Necesita una visita'), ('other', 'Otra cosa')], max_length=8)),
                ('needs', models.TextField(help_text='what sales must know, as written by who proposed it or asked')),
                ('stage', models.CharField(choices=[('offered', 'Propuesto a la persona'), ('open', 'Por cotizar'), ('quoted', 'Cotizado'), ('won', 'Vendido'), ('lost', 'Perdido'), ('refused', 'La persona no quiso')], max_length=8)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('escalated_at', models.DateTimeField(null=True)),
                ('seller', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL)),
                ('taken_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('lost_because', models.CharField(blank=True, max_length=10)),
            ],
            options={
                'indexes': [models.Index(fields=['stage', 'escalated_at'], name='cases_by_stage')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stage__in', ('offered', 'open', 'quoted'))), fields=('ticket',), name='a_ticket_is_with_sales_once_at_a_time'), models.CheckConstraint(condition=models.Q(('stage__in', ('offered', 'open', 'quoted')), ('ended_at__isnull', False), _connector='XOR'), name='cases_say_when_they_ended')],
            },
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sku', models.CharField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('product', 'Producto'), ('service', 'Servicio'), ('licence', 'Licencia')], max_length=8)),
                ('brand', models.CharField(blank=True, max_length=60)),
                ('unit', models.CharField(choices=[('PZA', 'Pieza'), ('SERV', 'Servicio'), ('LIC', 'Licencia'), ('HR', 'Hora')], max_length=4)),
                ('cost', models.DecimalField(decimal_places=2, max_digits=12)),
                ('price', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(choices=[('MXN', 'Pesos mexicanos'), ('USD', 'Dólares')], default='MXN', max_length=3)),
                ('tax', models.CharField(choices=[('general', 'IVA general'), ('border', 'IVA de la región fronteriza'), ('zero', 'Tasa cero'), ('exempt', 'Exento')], default='general', max_length=8)),
                ('delivery_days', models.PositiveSmallIntegerField(default=0)),
                ('warranty_months', models.PositiveSmallIntegerField(default=12)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('retired_at', None)), fields=['name'], name='products_offered')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cost__gte', 0), ('price__gte', 0)), name='products_cost_something')],
            },
        ),
        migrations.CreateModel(
            name='TaxRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('general', 'IVA general'), ('border', 'IVA de la región fronteriza'), ('zero', 'Tasa cero'), ('exempt', 'Exento')], max_length=8)),
                ('percent', models.DecimalField(decimal_places=2, max_digits=4)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'valid_from'), name='a_tax_changes_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='sales.case')),
                ('first', models.ForeignKey(help_text='whose folio it has', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='sales.quote')),
                ('folio', models.CharField(blank=True, help_text='written once by the act; all versions have the same', max_length=24)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'Borrador'), ('sent', 'Enviada'), ('seen', 'Vista'), ('accepted', 'Aceptada'), ('declined', 'Rechazada'), ('expired', 'Vencida'), ('replaced', 'Reemplazada')], default='draft', max_length=8)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('currency', models.CharField(choices=[('MXN', 'Pesos mexicanos'), ('USD', 'Dólares')], default='MXN', max_length=3)),
                ('rate', models.DecimalField(decimal_places=4, help_text='pesos for a dollar, that day', max_digits=10, null=True)),
                ('rate_on', models.DateField(null=True)),
                ('border', models.BooleanField(default=False, help_text='delivered in the border region, by a branch of that region')),
                ('valid_until', models.DateField()),
                ('terms', models.TextField(blank=True)),
                ('note', models.TextField(blank=True, help_text='to the person, above the alternatives')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approval_asked_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('over_at', models.DateTimeField(help_text='it expired, or another version replaced it', null=True)),
                ('reminded', models.PositiveSmallIntegerField(default=0)),
                ('nonce', models.CharField(blank=True, help_text="what its link is made of, with the installation's key", max_length=64)),
                ('secret', models.CharField(help_text='SHA-256 of what its link carries', max_length=64, null=True, unique=True)),
                ('sha256', models.CharField(blank=True, help_text='of the document as it was sent', max_length=64)),
                ('seal_after', models.DateTimeField(help_text='a worker is drawing its document', null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ('sent', 'seen'))), fields=['valid_until'], name='quotes_to_expire')],
                'constraints': [models.UniqueConstraint(fields=('first', 'version'), name='a_version_of_a_quote_is_written_once'), models.UniqueConstraint(condition=models.Q(('folio', ''), _negated=True), fields=('folio', 'version'), name='a_folio_and_a_version_name_one_quote'), models.UniqueConstraint(condition=models.Q(('state__in', ('sent', 'seen'))), fields=('case',), name='a_case_has_one_quote_to_decide'), models.UniqueConstraint(condition=models.Q(('state', 'accepted')), fields=('case',), name='a_case_is_sold_once'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('sent_at__isnull', False), _connector='XOR'), name='drafts_were_not_sent'), models.CheckConstraint(condition=models.Q(models.Q(('currency', 'MXN'), ('rate', None)), models.Q(('currency', 'USD'), ('rate__isnull', False), ('rate_on__isnull', False)), _connector='OR'), name='dollars_have_their_rate')],
            },
        ),
        migrations.CreateModel(
            name='Alternative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alternatives', to='sales.quote')),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('summary', models.CharField(blank=True, max_length=400)),
                ('recommended', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('quote', 'position'), name='alternatives_stand_in_order'), models.UniqueConstraint(condition=models.Q(('recommended', True)), fields=('quote',), name='one_alternative_is_recommended')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='order', to='sales.quote')),
                ('folio', models.CharField(blank=True, help_text='written once by the act', max_length=24)),
                ('step', models.CharField(choices=[('placed', 'Por surtir'), ('supplied', 'Pedido al fabricante'), ('received', 'Recibido'), ('shipped', 'Enviado'), ('installed', 'Instalado'), ('delivered', 'Entregado'), ('cancelled', 'Cancelado')], default='placed', max_length=9)),
                ('placed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('supplied_at', models.DateTimeField(null=True)),
                ('supplier', models.CharField(blank=True, max_length=120)),
                ('received_at', models.DateTimeField(null=True)),
                ('shipped_at', models.DateTimeField(null=True)),
                ('carrier', models.CharField(blank=True, max_length=60)),
                ('guide', models.CharField(blank=True, max_length=60)),
                ('tracking', models.URLField(blank=True, max_length=300)),
                ('installed_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('received_by', models.CharField(blank=True, help_text='who agreed that it came whole', max_length=120)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('payment', models.CharField(blank=True, help_text='a reference of the bank; never a card', max_length=120)),
            ],
            options={
                'indexes': [models.Index(fields=['step', 'placed_at'], name='orders_by_step')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('folio', ''), _negated=True), fields=('folio',), name='a_folio_names_one_order'), models.CheckConstraint(condition=models.Q(models.Q(('step', 'delivered'), ('delivered_at', None), _connector='XOR'), models.Q(('step', 'cancelled'), ('cancelled_at', None), _connector='XOR')), name='orders_say_when_they_ended')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='sales.quote')),
                ('pdf', models.BinaryField()),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='sales.quote')),
                ('alternative', models.ForeignKey(help_text='the accepted one', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sales.alternative')),
                ('left_out', models.JSONField(default=list, help_text='primary keys of the optional lines that were not wanted')),
                ('total', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('reason', models.CharField(blank=True, max_length=10)),
                ('words', models.TextField(blank=True)),
                ('name', models.CharField(max_length=120)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('address', models.GenericIPAddressField(null=True)),
                ('agent', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('alternative__isnull', False), models.Q(('reason', ''), _negated=True), _connector='XOR'), name='decisions_accept_or_say_why_not')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alternative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='sales.alternative')),
                ('position', models.PositiveSmallIntegerField()),
                ('product', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sales.product')),
                ('sku', models.CharField(blank=True, max_length=40)),
                ('description', models.CharField(max_length=300)),
                ('condition', models.CharField(choices=[('new', 'Nuevo'), ('refurbished', 'Reacondicionado')], default='new', max_length=12)),
                ('unit', models.CharField(choices=[('PZA', 'Pieza'), ('SERV', 'Servicio'), ('LIC', 'Licencia'), ('HR', 'Hora')], max_length=4)),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=10)),
                ('unit_price', models.DecimalField(decimal_places=2, max_digits=12)),
                ('unit_cost', models.DecimalField(decimal_places=2, max_digits=12)),
                ('discount_percent', models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ('tax', models.CharField(choices=[('general', 'IVA general'), ('border', 'IVA de la región fronteriza'), ('zero', 'Tasa cero'), ('exempt', 'Exento')], default='general', max_length=8)),
                ('tax_percent', models.DecimalField(decimal_places=2, max_digits=4)),
                ('delivery_days', models.PositiveSmallIntegerField(default=0)),
                ('warranty_months', models.PositiveSmallIntegerField(default=12)),
                ('optional', models.BooleanField(default=False, help_text='the person may leave it out')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('alternative', 'position'), name='lines_stand_in_order'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0), ('unit_cost__gte', 0), ('unit_price__gte', 0), ('discount_percent__gte', 0), ('discount_percent__lte', 100)), name='lines_are_of_something')],
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='sales.order')),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ordered', to='sales.line')),
                ('serials', models.CharField(blank=True, help_text='serial numbers or licences, one per line', max_length=400)),
                ('warranty_from', models.DateField(null=True)),
                ('warranty_until', models.DateField(null=True)),
                ('equipment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.equipment')),
            ],
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='sales.orderline')),
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='product_claim', to='tickets.ticket')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
