// What is new in a part, in a sentence for who listens: who wrote, and what.
const LONGEST = 160; // letters
const LESS = ".note__files, .note__mark, .note__foot";
const NEWS = ".note:not(.is-own), .line, [data-rows] tbody tr";

function text(element, less = "") {
  const copy = element.cloneNode(true);
  if (less) for (const part of copy.querySelectorAll(less)) part.remove();
  const words = copy.textContent.replace(/\s+/g, " ").trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function sentence(element, { wrote, happened }) {
  if (!element.matches(".note")) return happened.replace("{what}", () => text(element.querySelector(".table__main a") ?? element, ".line__at"));
  const who = text(element.querySelector(".note__author"));
  return wrote.replace("{who}", () => who).replace("{what}", () => text(element.querySelector(".note__body"), LESS));
}

// Each thing that the part tells, by what makes it the same one: a note by its number, the rest by its words.
function told(part, words) {
  const found = [...part.querySelectorAll(NEWS)].map((element) => [element, sentence(element, words)]);
  return new Map(found.map(([element, said]) => [element.id || said, said]));
}

/** What `act(part)` brings, in a sentence: the last two things, if they can be told. `words`: how they are said. */
export async function heard(part, words, act) {
  const before = told(part, words);
  await act(part);
  const news = [...told(part, words)].filter(([key]) => !before.has(key)).slice(-2);
  return news.map(([, said]) => said).join(" ") || words.updated;
}
