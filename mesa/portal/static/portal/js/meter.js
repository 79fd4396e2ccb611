// The meter the server drew, kept true while one types.
function answered(form, { needs, least }) {
  if (needs === "files") return form.querySelector('[name="keep"]') !== null;
  const names = needs === "equipment" ? ["equipment", "brand"] : [needs];
  return names.some((name) => (form.elements[name]?.value ?? "").trim().length >= Number(least));
}

function measure(form) {
  let sum = 0;
  for (const hint of form.querySelectorAll("[data-needs]")) {
    hint.hidden = answered(form, hint.dataset);
    if (hint.hidden) sum += Number(hint.dataset.weight);
  }
  form.querySelector(".meter__bar").value = sum;
  form.querySelector("[data-meter-call]").hidden = sum >= 100;
  form.querySelector("[data-meter-full]").hidden = sum < 100;
}

for (const form of document.querySelectorAll("[data-meter]")) {
  form.addEventListener("input", () => measure(form));
  measure(form);
}
