// Rows that are added and sums that follow what is typed, in whole cents. The server's numbers are the truth.
import { get } from "../../ui/js/http.js";

const form = document.querySelector("[data-quote]");
const rates = JSON.parse(form.dataset.rates);
const known = new Map();
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A decimal as typed, times ten to `places`; null when it is none, or finer than that. */
function scaled(text, places) {
  let typed = text.trim().replace(/^\$\s*/, "");
  if (GROUPED.test(typed)) typed = typed.replaceAll(",", "");
  const found = /^(\d*)(?:\.(\d*))?$/.exec(typed);
  const [whole, part] = [found?.[1] ?? "", (found?.[2] ?? "").replace(/0+$/, "")];
  if (!found || !/\d/.test(typed) || part.length > places) return null;
  return BigInt(whole + part.padEnd(places, "0"));
}

/** Rounded half away from zero, as the server does. */
function divided(number, by) {
  const half = (2n * (number < 0n ? -number : number) + by) / (2n * by);
  return number < 0n ? -half : half;
}

function written(cents) {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0n ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

const money = (cents) => `$${written(cents)} ${form.elements.currency.value}`;
const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

function priced(row) {
  if (field(row, "drop").checked || !field(row, "description").value.trim()) return null;
  const [quantity, price, cost, off] = [["quantity", 3], ["unit_price", 2], ["unit_cost", 2], ["discount_percent", 2]]
    .map(([name, places]) => scaled(field(row, name).value, places));
  if ([quantity, price, cost, off].includes(null) || off > 10000n) return null;
  const kind = field(row, "tax").value;
  const rate = kind === "general" && form.elements.border.checked ? form.dataset.border : rates[kind];
  return {
    gross: divided(quantity * price, 1000n),
    amount: divided(quantity * price * (10000n - off), 10000000n),
    cost: divided(quantity * cost, 1000n),
    rate: scaled(rate, 2),
  };
}

function sum(part) {
  const bases = new Map();
  let [subtotal, base, cost, tax] = [0n, 0n, 0n, 0n];
  for (const row of part.querySelectorAll("[data-row]")) {
    const line = priced(row);
    row.querySelector("[data-sum]").textContent = line ? money(line.amount) : "";
    if (!line) continue;
    subtotal += line.gross;
    base += line.amount;
    cost += line.cost;
    bases.set(line.rate, (bases.get(line.rate) ?? 0n) + line.amount);
  }
  for (const [rate, amount] of bases) tax += divided(amount * rate, 10000n);
  const said = {
    subtotal: money(subtotal), discount: money(subtotal - base), tax: money(tax), total: money(base + tax),
    margin: base ? `${written(divided((base - cost) * 10000n, base)).replaceAll(",", "")} %` : "—",
  };
  for (const [name, words] of Object.entries(said)) part.querySelector(`[data-total="${name}"]`).textContent = words;
}

const sumAll = () => form.querySelectorAll("[data-part]").forEach(sum);

function addRow(part) {
  if (form.querySelectorAll("[data-row]").length >= Number(form.dataset.most)) return false;
  const count = part.querySelector("[data-count]");
  const at = Number(count.value);
  const fresh = form.querySelector("[data-blank]").content.cloneNode(true);
  for (const node of fresh.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("aN-lM")) node.setAttribute(name, value.replaceAll("aN-lM", `a${part.dataset.part}-l${at}`));
    }
  }
  fresh.querySelector("[data-place]").textContent = at + 1;
  count.value = at + 1;
  part.querySelector("[data-rows]").append(fresh);
  part.querySelector("[data-row]:last-child input").focus();
  return true;
}

/** What the catalogue says, where nothing was written; money only in the currency of the quote. */
function fill(row, product) {
  if (field(row, "description").value.trim()) return;
  const same = product.currency === form.elements.currency.value;
  for (const name of ["description", "unit", "tax", "delivery_days", "warranty_months"]) field(row, name).value = product[name];
  for (const name of same ? ["unit_price", "unit_cost"] : []) field(row, name).value ||= product[name];
  sumAll();
}

let waiting;
function search(box) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await get(`${form.dataset.search}?q=${encodeURIComponent(box.value)}`);
    if (!answer?.ok) return;
    const { products } = await answer.json();
    for (const product of products) known.set(product.sku, product);
    document.querySelector("#catalogo").replaceChildren(
      ...products.map(({ sku, description }) => Object.assign(document.createElement("option"), { value: sku, label: description })),
    );
    if (known.has(box.value)) fill(box.closest("[data-row]"), known.get(box.value));
  }, 200);
}

form.addEventListener("input", ({ target }) => {
  if (target.matches("[data-sku]") && target.value.trim()) search(target);
  sumAll();
});
form.addEventListener("change", sumAll);
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add]");
  // When there is no room the server answers, and says so.
  if (button && addRow(button.closest("[data-part]"))) event.preventDefault();
});
for (const plain of form.querySelectorAll("[data-plain]")) plain.hidden = true;
sumAll();
