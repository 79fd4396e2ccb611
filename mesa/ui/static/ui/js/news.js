// Who wrote what is new in a part, in a sentence for who listens; the words themselves are where they are read.
const NEW = ".note[id]:not(.is-own)";

const authors = (part) => new Map([...part.querySelectorAll(NEW)].map((note) => [note.id, author(note)]));
const author = (note) => note.querySelector(".note__author").textContent.trim();

/** What `act(part)` brings, in a sentence. `words`: how it is said. */
export async function heard(part, words, act) {
  const before = authors(part);
  await act(part);
  const wrote = [...authors(part)].filter(([id]) => !before.has(id)).map(([, who]) => who);
  const told = [...new Set(wrote)].map((who) => words.wrote.replace("{who}", () => who));
  return told.join(" ") || words.updated;
}
