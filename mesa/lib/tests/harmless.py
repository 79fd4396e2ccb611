"""What looks like money or a password to a machine, and is neither."""

PLAIN = """\
IMEI 490154203237518
el IMEI del celular es 356938035643809
imei: 35 209900 176148 1
IMEI1: 352099001761481 IMEI2: 352099001761499
MEID 99000124997700
ICCID 8952020919123456789 de la SIM
SIM 8952140061234567890F
serie 4242424242424242
Número de serie: 5CD1234XYZ
S/N 5555555555554444
SN: 4111111111111111
Serie de la tarjeta madre 4012888888881881
tarjeta de red serie 4111111111111111
La tarjeta de video GTX 1660 6GB GDDR6 no da señal
tarjeta madre ASUS B450M-A II, BIOS 3211
Mi tarjeta SD de 128 GB no se lee
folio 0003782822463
Folio fiscal 6F9619FF-8B86-D011-B42D-00CF4FC964FF
folio: 4242-4242-4242-4242
factura 4111 1111 1111 1111
orden de compra 4500012345678901
orden 4000056655665556 de Amazon
pedido 701-4242424-2424242
Número de pedido 2000004567891234
guía de rastreo 4012888888881881
Estafeta 6055904123456789012345
guía DHL 1234567890
FedEx 772512345678
tracking 9400111899560123456789
+52 55 1234 5678
+525512345678
mi tel es 55 1234 5678
tel 5512345678 y 5587654321
cel. 044 55 1234 5678
Teléfonos: 55-1234-5678, 55-8765-4321, 33-3615-9988
Llámame al (55) 5123 4567 ext. 4242
WhatsApp 5215512345678
01 800 123 4567 y 800 765 4321
oficina 5555 1234, casa 5555 9876, cel 55 5123 4567
22/11/2026 10:45:00
2026-11-22T10:45:00.123456Z
20261122104500
Fechas 2021 2022 2023 2024 2025
Entre 1990-2020 y 2021-2026
2024-01-01 2024-02-01 2024-03-01 2024-04-01
epoch 1732316005123
$4,242,424,242.42 en el reporte
Total: $12,345,678,901,234.00
importe 1234567890123456.78
precio 4,999.00, 3,499.00, 2,999.00, 1,999.00
100 200 300 400 500 600 700
1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
1234 5678 9012 3456
0000 0000 0000 0000
1111 2222 3333 4444
9999999999999999
XXXXX-YYYYY-ZZZZZ-AAAAA-BBBBB
clave de producto: VK7JG-NPHTM-C97JM-9MPGT-3V66T
clave del producto es W269N-WFGWX-YVC9B-4J6C9-T83GX
clave de activación: 4242-4242-4242-4242
licencia 4242-4242-4242-4242
license key: NPPR9-FWDCX-D2C8J-H872K-2YT43
Adobe serial 1045-1234-5678-9012-3456-7890
Antivirus licencia: A1B2-C3D4-E5F6-G7H8
error 0x80070005
Error 0xc000021a al arrancar
código 0x0000007B INACCESSIBLE_BOOT_DEVICE
STOP: 0x0000000A (0x00000000, 0x00000002, 0x00000001, 0x804E518E)
error 1603 al instalar, luego 1618 y 1935
Error 500 Internal Server Error
HTTP 403 y 404 alternados
código de error: 30015-11
código de error 4005 5001 6002 7003
evento 41 Kernel-Power (63)
KB5034441 y KB5034123 no se instalan
Windows 11 23H2 build 22631.3007
versión 10.0.19045.3930
v4.2.4.2-4242.4242
Chrome 131.0.6778.86
Office 16.0.17126.20132
192.168.100.254 255.255.255.0 192.168.100.1
10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4
fe80::1ff:fe23:4567:890a
MAC 00:1B:44:11:3A:B7
MAC 00-1B-44-11-3A-B7
UUID 550e8400-e29b-41d4-a716-446655440000
{42424242-4242-4242-4242-424242424242}
sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
md5 d41d8cd98f00b204e9800998ecf8427e
HP LaserJet M404dn, página 12345678
contador 0004242424
tóner CF259A / 59A
modelo 15-dw1053la
Modelo: 80XL00XXLM
código de barras 7501055300075
EAN 4006381333931
EAN-13: 4242424242424
UPC 036000291452
ISBN 978-3-16-148410-0
RFC GODE561231GR8
RFC: SAT970701NN3
CURP BOXW310820HNERXN09
NSS 12345678901
INE 1234567890123
Póliza 4242424242424242
contrato 5105105105105100
medidor 4012888888881881
CFE servicio 123456789012
expediente 2023/4242/4242
activo fijo 4242424242424242
inventario: 4111111111111111
referencia 4000056655665556
Referencia de pago del agua 00012345678901234567
ticket 42, el mismo del 41
#4242 #4243 #4244 #4245
Caso 4242424242424242
caso Microsoft 2411220040001234
Refacción 4111111111111111
la contraseña es incorrecta
La contraseña es obligatoria
mi contraseña es muy larga
contraseña: incorrecta
contraseña: ********
contraseña: ••••••••
contraseña: ......
Contraseña: (no la recuerdo)
Contraseña: no la sé
contraseña: la misma de siempre
contraseña: la olvidé
contraseña:
Dice «contraseña incorrecta»
Usuario o contraseña incorrectos
olvidé mi contraseña de Windows
no recuerdo la contraseña del correo
cambié la contraseña ayer y ya no entra
¿cómo cambio la contraseña?
me pide contraseña cada vez
la contraseña no es válida
la contraseña es la del mes pasado
El campo contraseña: obligatorio
Contraseña: inválida
contraseña: Usuario: vacío
the password is wrong
password: required
Password: incorrect
password is not accepted
password expired
My password is expired
invalid password
wrong password
forgot my password
reset password link
password: none
password: null
El pin del conector está doblado
pin 3 del conector: roto
el pin 4 y el 5 hacen corto
conector de 24 pines
adaptador USB-C 8 pin a HDMI
Pinterest no abre
PIN incorrecto
el NIP es incorrecto
no me llega el NIP
me pide un PIN que no tengo
palabra clave: impresora
palabras clave: lenta, calor, ruido
la clave es reiniciar el módem
clave de rastreo: 8846CAP1202
clave SAT: 81112300
clave del artículo: TON-59A
clave de error: E02
clave de unidad: H87
clave de cliente: 00451
el pase: abordar
compass: norte
bypass: sí
Compás: 4/4
por contra: nada
trabajo en contra
tarjeta rechazada al pagar
mi tarjeta no pasa en la terminal
la tarjeta termina en 4242
tarjeta ****4242
Visa **** **** **** 4242
me llegó un cargo de $499.00 a mi tarjeta el 15/11/2026
crédito de 60 minutos
débito automático el 15
cuenta de correo ana@example.org
cuenta de usuario 42
cuenta bancaria que no abre en Edge
Mi banco pide token
el CVV sale en blanco
transferencia de archivos a 100 Mbps
transferencia de 4.2 GB en 42 minutos
depósito de tinta al 42%
la banca móvil se cierra
Pagué 1,499.00 el 2026-11-01 con folio 884512
banda de 2.4 GHz y 5 GHz
resolución 3840x2160 y 1920x1080
RAM 4x8GB DDR4 3200
CPU i5-1135G7 @ 2.40GHz
batería 41,440 mWh de 45,004 mWh
disco 512110190592 bytes
sectores 1000215216
0 bytes libres de 255 999 545 344
temperatura 42 42 42 42 42
ping 42 43 41 42 ms
velocidad 94.2 / 10.4 Mbps
puertos 4242 4343 4444
puertos 80, 443, 8080, 8443, 3306, 5432
COM3 a 9600 8N1
IRQ 16 17 18 19
hora 08:00 a 14:30 y 16:00 a 18:00
de 10 a 14 y después de las 17
CP 06600 y 03100
Av. Insurgentes 4242, int. 42, CP 03100
lat 19.432608, long -99.133209
19.4326077,-99.1332079
piso 4, oficina 42, extensión 4242
ID 424 242 424
Zoom 823 4567 8901
Meet abc-defg-hij
ID de reunión 987 6543 2109
CSV: 1;2;3;4;5;6;7;8
celdas A1:D42
=SUMA(A1:A42)
fila 4242 columna 42
consulta SELECT * FROM ventas WHERE id=42424242
línea 42: SyntaxError
lote 20261122-42
caduca 2027-08
garantía hasta 22-12-2026
resma de 500 hojas, 75 g
tinta 664 y 667
Epson L3250, código E-01
Canon G3110 error 5B00
HP 2775 E3
Lexmark 059
CUPS 2.4.2
GPU 4070 Ti 12 GB
Galaxy S24 SM-S921B
iPhone 15 A3090
iOS 18.1.1 (22B91)
Android 14, parche 2024-10-05
Ubuntu 24.04.1 LTS
PSU 650 W 80+
UPS 1500 VA
120 V 60 Hz
ES91 no es nada
DE 12 a 18 horas
de 10 12 14 16 18 20 22 24 a 30
FR1234 y GB5678
MX0001234567890123456789
ES0021000418450200051332
El equipo ES15 2100 0418
En la sucursal 032 180 se cayó el sistema
032180000118359710
002010077777777772
4242424242424241
5555 5555 5555 4445
3782 822463 10006
5105-1051-0510-5101
4012888888881882"""
LABELS = (
    "folio {}", "IMEI {}", "serie {}", "Núm. de serie: {}", "guía {}", "rastreo {}", "pedido {}", "orden {}",
    "licencia {}", "número de producto {}", "caso {}", "póliza {}", "contrato {}", "referencia {}", "inventario {}",
    "Service tag / serial {}", "tracking: {}", "part no. {}",
)  # fmt: skip
