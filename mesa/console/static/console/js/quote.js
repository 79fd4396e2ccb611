// Rows that are added, and sums that follow what is typed: the server's, asked for a moment after the last key.
import { get, post } from "../../ui/js/http.js";

const form = document.querySelector("[data-quote]");
const known = new Map();
const PAUSE = 300;
const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
let asked = 0;
let timer = null;

function later() {
  asked += 1;
  clearTimeout(timer);
  timer = setTimeout(sum, PAUSE);
}

async function sum() {
  const mine = asked;
  const answer = await post(form.dataset.sums, new FormData(form));
  const told = answer?.ok && !answer.redirected ? await answer.json() : null;
  if (mine !== asked) return; // something else was typed since
  form.querySelectorAll("[data-part]").forEach((part, n) => show(part, told?.parts[n]));
}

/** Without an answer there are no sums: a number that is not of what stands above it would be wrong. */
function show(part, sums) {
  part.querySelectorAll("[data-row]").forEach((row, n) => {
    row.querySelector("[data-sum]").textContent = sums?.rows[n] ?? "";
  });
  for (const place of part.querySelectorAll("[data-total]")) place.textContent = sums?.totals[place.dataset.total] ?? "—";
}

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

/** What the catalogue says, where nothing was written but by it; money only in the currency of the quote. */
function fill(row, product) {
  const written = field(row, "description").value.trim();
  const ours = written === row.dataset.filled || written === product.description;
  if (written && !ours) return;
  const same = product.currency === form.elements.currency.value;
  for (const name of ["sku", "description", "unit", "tax", "delivery_days", "warranty_months"]) field(row, name).value = product[name];
  for (const name of ["unit_price", "unit_cost"]) {
    const money = field(row, name);
    if (row.dataset.filled) money.value = same ? product[name] : "";
    else if (same) money.value ||= product[name];
  }
  row.dataset.filled = product.description;
  later();
}

let waiting;
function search(box) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await get(`${form.dataset.search}?q=${encodeURIComponent(box.value)}`);
    if (!answer?.ok || answer.redirected) return;
    const { products } = await answer.json();
    const words = box.matches("[data-words]");
    for (const product of products) known.set(product.sku, product).set(product.description, product);
    box.list.replaceChildren(
      ...products.map(({ sku, description }) => Object.assign(document.createElement("option"),
        words ? { value: description, label: sku } : { value: sku, label: description })),
    );
    if (known.has(box.value)) fill(box.closest("[data-row]"), known.get(box.value));
  }, 200);
}

form.addEventListener("input", ({ target }) => {
  if (target.matches("[data-sku], [data-words]") && target.value.trim()) search(target);
  later();
});
form.addEventListener("change", later);
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add]");
  // When there is no room the server answers, and says so.
  if (button && addRow(button.closest("[data-part]"))) event.preventDefault();
});
for (const plain of form.querySelectorAll("[data-plain]")) plain.hidden = true;
sum();
