// What a keyboard and a clipboard mean, wherever people write.

/** The key belongs to an input method that is composing a letter: Safari says so by its number alone. */
export const composing = ({ isComposing, keyCode }) => isComposing || keyCode === 229;

const bare = (html) => html && !new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

/** The files of a paste. None when it says something: cells and paragraphs come with a picture of themselves. */
export function pasted({ clipboardData }) {
  const files = [...clipboardData.files];
  const text = clipboardData.getData("text/plain").trim();
  const named = text.split("\n").every((line) => files.some(({ name }) => line.trim().endsWith(name)));
  const alone = !text || named || bare(clipboardData.getData("text/html"));
  return alone ? once(files) : [];
}

// Some systems copy one picture in several formats.
function once(files) {
  const names = new Set(files.map(({ type, name }) => (type.startsWith("image/") ? name.replace(/\.\w+$/, "") : name)));
  return names.size < files.length ? [...names].map((name) => best(files.filter((one) => one.name.startsWith(name)))) : files;
}

const best = (same) => same.find(({ type }) => type === "image/png") ?? same[0];

/** Those of `files` that are not among `chosen` already: the same bytes twice are one file. */
export async function fresh(files, chosen) {
  const found = [];
  for (const file of files) if (!(await among(file, [...chosen, ...found]))) found.push(file);
  return found;
}

async function among(file, others) {
  for (const other of others) {
    if (other.type === file.type && other.size === file.size && (await same(file, other))) return true;
  }
  return false;
}

async function same(one, other) {
  const [a, b] = await Promise.all([one, other].map(async (file) => new Uint8Array(await file.arrayBuffer())));
  return a.every((byte, n) => byte === b[n]);
}
