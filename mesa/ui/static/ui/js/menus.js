// Menus and dialogs work by themselves; this adds Escape, a click outside, and a real modal.
const openMenus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;

  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest("dialog [data-close]");
  if (closer?.closest("dialog").open) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
  if (event.target.matches("dialog[open]")) event.target.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("focusin", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

// The role of a button promises the space bar.
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.('a[role="button"]')) {
    event.preventDefault();
    event.target.click();
  }
});

// On a phone, the place where one is may be beyond the edge of its tabs.
for (const here of document.querySelectorAll(".tabs [aria-current], .views [aria-current]")) {
  const row = here.closest(".tabs, .views");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
