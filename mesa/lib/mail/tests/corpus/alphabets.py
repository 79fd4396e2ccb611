"""Every alphabet that people send, rightly and wrongly named, in the body, the subject and the names of files."""

import base64
import quopri

from .making import PLAIN, Case, message, multipart, part, text

SPANISH = "Mañana no imprimió, ¿verdad? «Año» ü"


def spoken(charset, words=SPANISH, said=None):
    return Case(text(words.encode(charset), said or charset), text=words, whole=True)


def in_base64(charset, words, said=None):
    return Case(text(base64.b64encode(words.encode(charset)), said or charset, "base64"), text=words, whole=True)


def titled(header, shown):
    return Case(message(Subject=header), subject=shown)


def attached(*disposition, name):
    raw = multipart(
        (PLAIN, "Va"), (part("image/png", f"Content-Disposition: attachment; {'; '.join(disposition)}"), "x")
    )
    return Case(raw, text="Va", files=[name])


WORD = base64.b64encode("Impresión".encode()).decode()
CASES = {
    "iso-8859-15": spoken("iso-8859-15", "Cuesta 20 € mañana"),
    "windows-1252-upper-case": spoken("cp1252", "“Mañana” — 20 €", said="WINDOWS-1252"),
    "iso-8859-1-that-is-windows": Case(text(b"\x93Ma\xf1ana\x94 \x80", "ISO-8859-1"), text="“Mañana” €", whole=True),
    "macintosh": spoken("mac_roman", "Mañana imprimió", said="macintosh"),
    "cp850-of-a-console": spoken("cp850", "Mañana imprimió", said="ibm850"),
    "utf-8-with-mark": Case(text(b"\xef\xbb\xbfHola"), text="Hola"),
    "utf8-without-hyphen": Case(text(SPANISH.encode(), "utf8"), text=SPANISH, whole=True),
    "utf-8-in-quotes-and-spaces": Case(text(SPANISH.encode(), '" utf-8 "'), text=SPANISH, whole=True),
    "utf-8-cut-in-a-letter": Case(text("Mañana imprimió".encode()[:-1]), text="Mañana imprimi"),
    "utf-8-with-a-latin-letter": Case(text("Mañana ".encode() + b"a\xf1o"), text="Mañana año", whole=True),
    "utf-8-twice": Case(text("MaÃ±ana".encode()), text="MaÃ±ana", whole=True),
    "utf-16-le": in_base64("utf-16-le", SPANISH),
    "utf-16-be": in_base64("utf-16-be", SPANISH),
    "utf-32": in_base64("utf-32", SPANISH),
    "utf-7-of-old-exchange": Case(text(b"Ma+APE-ana +AD0-", "utf-7"), text="Mañana =", whole=True),
    "utf-7-with-half-a-letter": Case(text(b"Hola +2AA-", "utf-7"), text="Hola"),
    "utf-7-hiding-a-script": Case(text(b"+ADw-script+AD4-", "utf-7"), text="<script>"),
    "koi8-r": spoken("koi8-r", "Не печатает"),
    "windows-1251": spoken("cp1251", "Не печатает", said="windows-1251"),
    "iso-8859-2": spoken("iso-8859-2", "Nie działa"),
    "iso-8859-7": spoken("iso-8859-7", "Δεν τυπώνει"),
    "windows-1254": spoken("cp1254", "Yazıcı çalışmıyor", said="windows-1254"),
    "gb2312": in_base64("gb2312", "打印机不工作"),
    "gbk-named-gb2312": in_base64("gbk", "打印機壞了", said="gb2312"),
    "big5": in_base64("big5", "印表機壞了"),
    "euc-kr": in_base64("euc-kr", "프린터 고장"),
    "ks_c_5601-1987": in_base64("cp949", "프린터 고장", said="ks_c_5601-1987"),
    "iso-2022-jp": Case(text("印刷できません".encode("iso-2022-jp"), "iso-2022-jp", "7bit"), text="印刷できません"),
    "euc-jp": in_base64("euc-jp", "印刷できません"),
    "windows-31j": in_base64("cp932", "①印刷", said="Windows-31J"),
    "gb18030": in_base64("gb18030", "打印机😀"),
    "windows-1256": spoken("cp1256", "الطابعة", said="windows-1256"),
    "iso-8859-8-i": Case(text("המדפסת".encode("iso-8859-8"), "iso-8859-8-i"), text="המדפסת"),
    "none-but-unknown-8bit": Case(text(SPANISH.encode(), "unknown-8bit"), text=SPANISH, whole=True),
    "x-user-defined": Case(text(SPANISH.encode(), "x-user-defined"), text=SPANISH, whole=True),
    "binary": Case(text(SPANISH.encode(), "binary"), text=SPANISH, whole=True),
    "charset-that-is-a-codec-of-bytes": Case(text(b"Hola", "hex"), text="Hola", whole=True),
    "charset-that-is-rot13": Case(text(b"Hola", "rot13"), text="Hola", whole=True),
    "charset-unicode-escape": Case(text(b"\\u0041 Hola", "unicode_escape"), text="\\u0041 Hola", whole=True),
    "charset-with-a-path": Case(text(b"Hola", "../../etc/passwd"), text="Hola", whole=True),
    "charset-with-nul": Case(text(b"Hola", "utf-8\x00x"), text="Hola", whole=True),
    "charset-very-long": Case(text(b"Hola", "x" * 3000), text="Hola", whole=True),
    "charset-twice": Case(message(SPANISH, Content_Type="text/plain; charset=utf-8; charset=us-ascii"), text=SPANISH),
    "charset-in-rfc-2231": Case(message(SPANISH, Content_Type="text/plain; charset*=us-ascii'en'utf-8"), text=SPANISH),
    "base64-with-lines-cut-anywhere": Case(text(b"SG9\r\nsYSB\r\nB\r\nbmE=", transfer="base64"), text="Hola Ana"),
    "base64-with-words-below": Case(text(b"SG9sYQ==\r\n\r\n-- un antivirus", transfer="base64"), text="Hola"),
    "base64-that-is-plain": Case(text("¡Esto no es base64!".encode(), transfer="base64"), text="base64"),
    "base64-one-letter": Case(text(b"S", transfer="base64")),
    "base64-empty": Case(text(b"", transfer="base64")),
    "base64-of-latin-in-upper-case": Case(
        text(base64.b64encode("Año".encode("cp1252")), "cp1252", "BASE64"), text="Año"
    ),
    "transfer-with-a-comment": Case(text(b"SG9sYQ==", transfer="base64 (normal)"), text=None),
    "quoted-printable-of-cp1252": Case(
        text(quopri.encodestring("Año €".encode("cp1252")), "cp1252", "quoted-printable"), text="Año €"
    ),
    "quoted-printable-lower-case": Case(text(b"A=c3=b1o", transfer="Quoted-Printable"), text="Año"),
    "quoted-printable-cut": Case(text(b"Hola =C", transfer="quoted-printable"), text="Hola"),
    "uuencode": Case(text(b"begin 644 x\r\n$2&]L80``\r\n`\r\nend\r\n", transfer="x-uuencode"), text="Hola"),
    "subject-in-two-alphabets": titled("=?utf-8?q?A=C3=B1o?= =?iso-8859-1?q?_nu=E9vo?=", "Año nuévo"),
    "subject-cut-in-a-letter-b": titled("=?utf-8?b?SW1wcmVzacM=?= =?utf-8?b?s24=?=", "Impresión"),
    "subject-glued": titled(f"Re:=?utf-8?b?{WORD}?=", "Re:Impresión"),
    "subject-with-spaces-inside": titled("=?utf-8?q?No imprime?=", "No imprime"),
    "subject-raw-latin": titled("Impresi\udcf3n", "Impresión"),
    "subject-raw-utf-8": titled("Impresión 😀", "Impresión 😀"),
    "subject-in-quotes": titled(f'"=?utf-8?b?{WORD}?="', '"Impresión"'),
    "subject-lower-b-and-tail": titled("=?UTF-8?b?SG9sYQ?= ", "Hola"),
    "subject-utf-7": titled("=?utf-7?q?Ma+APE-ana?=", "Mañana"),
    "subject-utf-7-half-a-letter": titled("=?utf-7?q?a+2AA-?=", "a?"),
    "subject-with-nul": titled("Ayuda\x00 ya", "Ayuda ya"),
    "subject-with-tab": titled("Ayuda\tya", "Ayuda ya"),
    "subject-u2028": titled("=?utf-8?b?YeKAqGI=?=", "a b"),
    "subject-missing": Case(message(Subject=None), subject=""),
    "subject-that-hides-a-header": titled("=?utf-8?q?a=0D=0AX-Mesa-State:_closed?=", "a X-Mesa-State: closed"),
    "subject-unknown-encoding": titled("=?utf-8?x?a?=", "=?utf-8?x?a?="),
    "subject-open": titled("=?utf-8?q?a", "=?utf-8?q?a"),
    "subject-twice": Case(b"Subject: Primero\r\n" + message(Subject="Segundo"), subject="Primero"),
    "file-in-rfc-2231-pieces": attached(
        "filename*0*=utf-8''impre", "filename*1*=si%C3%B3n", "filename*2=.png", name="impresión.png"
    ),
    "file-in-rfc-2231-latin": attached("filename*=iso-8859-1'es'a%F1o.png", name="año.png"),
    "file-in-both-manners": attached("filename=ano.png", "filename*=utf-8''a%C3%B1o.png", name="ano.png"),
    "file-in-2047-pieces": attached('filename="=?utf-8?q?a=C3=B1?= =?utf-8?q?o.png?="', name="año.png"),
    "file-in-2047-without-quotes": attached("filename==?utf-8?b?YcOxby5wbmc=?=", name="año.png"),
    "file-raw-utf-8": attached('filename="año.png"', name="año.png"),
    "file-empty-name": attached('filename=""', name="imagen.png"),
    "file-unknown-alphabet": attached("filename*=x-nada''a%F1o.png", name="año.png"),
    "file-with-an-endless-number": attached(f"filename*{'9' * 3900}=x", name="x"),
    "file-alphabet-with-nul": attached("filename*=a\x00b''x.png", name="imagen.png"),
    "file-piece-missing": attached("filename*1=b.png", name="b.png"),
}
