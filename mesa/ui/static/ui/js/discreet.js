// Says before sending what the server will take out: the rules of mesa/lib/redaction, simplified.
const CARD = /^(?:4|5[1-5]|2[2-7]|3[47]|3[0689]|6011|64[4-9]|65|62|50|5[68]|63|67)/;
const ANOTHER = /(?:imei|iccid|s\/?n|seri(?:e|al)|folio|gu[ií]a|rastreo|pedido|orden|ticket|factura|caso|licencia|producto|p[oó]liza|contrato|referencia|inventario|tel[eé]fono|cel|whatsapp)[^\d]{0,24}$/i;
const NUMBER = /(?<![\w.,+$#])\d(?:[ .\-\n]{0,3}\d){12,18}(?!\w)/g;
const IBAN = /(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?!\w)/gi;
const SECRET = /(?<!\w)(?:contrase(?:ñ|n)a|password|pwd|pass|clave|nip|pin|cvv|cvc)(?:\s(?:de|del|la|el|mi|tu|windows|wifi|correo|acceso|cuenta)){0,4}\s{0,4}[:=]\s{0,4}(\S{3,64})/gi;
const HARMLESS = /^(?:[(¿]*(?:no|s[ií]|la|el|lo|un|una|mi|incorrect\w+|inv[aá]lid\w+|oblig\w+|olvid\w+|requerid\w+|required|wrong|invalid)[.,;:!?)]*|[.…*•x]+|\[.*|.*:)$/i;
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

function luhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const n = Number(digit) * (i % 2 + 1);
    sum += n > 9 ? n - 9 : n;
  });
  return sum % 10 === 0 && new Set(digits).size > 1;
}

function clabe(digits) {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(digits[i]) * [3, 7, 1][i % 3] % 10;
  return digits.length === 18 && /^[01679]/.test(digits) && Number(digits[17]) === (10 - sum % 10) % 10;
}

function iban(written) {
  const compact = written.replace(/\W/g, "").toUpperCase();
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const digit of [...moved].map((letter) => parseInt(letter, 36)).join("")) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

export function found(text) {
  const plain = text.normalize("NFKC").replace(HIDDEN, "");
  const kinds = new Set();
  for (const match of plain.matchAll(NUMBER)) {
    if (ANOTHER.test(plain.slice(Math.max(0, match.index - 60), match.index))) continue;
    const digits = match[0].replace(/\D/g, "");
    if (clabe(digits)) kinds.add("clabe");
    else if (CARD.test(digits) && luhn(digits)) kinds.add("card");
  }
  for (const match of plain.matchAll(IBAN)) if (iban(match[0])) kinds.add("iban");
  for (const match of plain.matchAll(SECRET)) if (!HARMLESS.test(match[1])) kinds.add("password");
  return [...kinds];
}

const waiting = new WeakMap();

function warn(form, told) {
  const fields = [...form.querySelectorAll('textarea, input[type="text"]')];
  const kinds = found(fields.map((field) => field.value).join("\n\n\n\n"));
  const names = kinds.map((kind) => told.dataset[kind]).join(told.dataset.and);
  const words = kinds.length ? told.dataset.words.replace("%s", names) : "";
  if (told.textContent !== words) told.textContent = words;
}

document.addEventListener("input", ({ target }) => {
  const told = target.form?.querySelector("[data-discreet]");
  if (!told) return;
  clearTimeout(waiting.get(told));
  waiting.set(told, setTimeout(() => warn(target.form, told), 300));
});
