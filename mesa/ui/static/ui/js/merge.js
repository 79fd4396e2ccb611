// A part that follows the ledger is brought up to date where it stands: what did not change stays as it is, with its
// focus, its place on the screen and the place of who listens to it.
const WHOLE = "[data-credit], [data-window]"; // clocks that count from when they came
const OPEN = new Set(["open"]); // what a reader opened stays so

/** What makes an element the same one in both: nothing else of it needs to be equal. */
function name(element) {
  if (element.id) return element.id;
  const link = element.matches("li, tr") ? element.querySelector("a[href]") : element;
  const { tagName } = element;
  return ["href", "action", "name", "value", "data-key"].map((key) => link?.getAttribute(key)).find(Boolean) ?? tagName;
}

const alike = (one, other) =>
  one.nodeType === other.nodeType &&
  (one.nodeType !== Node.ELEMENT_NODE || (one.tagName === other.tagName && name(one) === name(other)));

function attributes(old, fresh) {
  for (const { name: key } of [...old.attributes]) if (!fresh.hasAttribute(key) && !OPEN.has(key)) old.removeAttribute(key);
  for (const { name: key, value } of fresh.attributes) if (old.getAttribute(key) !== value) old.setAttribute(key, value);
}

// The one among what is left of the old that becomes this one; what lies before it is gone from the new.
function twin(from, next, staying) {
  if (!from || next.nodeType !== Node.ELEMENT_NODE) return from && alike(from, next) ? from : null;
  for (let here = from; here; here = here.nextSibling) {
    if (alike(here, next)) return here;
    if (here.nodeType === Node.ELEMENT_NODE && staying.has(name(here))) return null;
  }
  return null;
}

function children(old, fresh) {
  const staying = new Set([...fresh.children].map(name));
  let here = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const same = twin(here, next, staying);
    if (same) {
      while (here !== same) here = drop(here);
      here = same.nextSibling;
      merge(same, next);
    } else old.insertBefore(next, here);
  }
  while (here) here = drop(here);
}

function drop(node) {
  const { nextSibling } = node;
  node.remove();
  return nextSibling;
}

function merge(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) old.nodeValue = fresh.nodeValue;
  else if (old.matches(WHOLE)) old.replaceWith(fresh);
  else {
    attributes(old, fresh);
    children(old, fresh);
  }
}

// Where one was may be gone: then its likeness, or else the nearest thing around it that is left.
function keep(part, active, around) {
  if (!active || active.isConnected) return;
  const likeness = [...part.querySelectorAll(active.tagName)].find((one) => alike(one, active));
  const place = likeness ?? around.find((one) => one.isConnected) ?? part;
  if (!likeness) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function handleSwap(style, target, fragment) {
  const fresh = fragment.firstElementChild;
  if (style !== "merge" || !fresh) return false;
  const active = target.contains(document.activeElement) ? document.activeElement : null;
  const around = [];
  for (let up = active?.parentElement; up && up !== target.parentElement; up = up.parentElement) around.push(up);
  merge(target, fresh);
  keep(target, active, around);
  return [target];
}

htmx.defineExtension("merge", { isInlineSwap: (style) => style === "merge", handleSwap });
