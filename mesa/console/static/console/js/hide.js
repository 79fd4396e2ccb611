// What opens somebody's machine leaves the page after a minute, whether or not anybody is looking.

for (const shown of document.querySelectorAll("[data-hide-after]")) {
  setTimeout(() => {
    shown.replaceChildren(Object.assign(document.createElement("p"), { textContent: shown.dataset.hidden }));
    shown.setAttribute("role", "status");
  }, Number(shown.dataset.hideAfter) * 1000);
}
addEventListener("pageshow", (event) => event.persisted && location.reload());
