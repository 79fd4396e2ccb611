// What the chosen category leaves out, said as soon as it is chosen; the whole list is for pages without scripts.
for (const scopes of document.querySelectorAll("[data-scopes]")) {
  const chosen = scopes.closest("form").elements.category;
  const show = () => {
    for (const scope of scopes.querySelectorAll("[data-scope]")) scope.hidden = scope.dataset.scope !== chosen.value;
  };
  scopes.querySelector("[data-scopes-all]").hidden = true;
  chosen.addEventListener("change", show);
  show();
}
