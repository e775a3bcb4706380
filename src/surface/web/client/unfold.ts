/** Fetches what a folded part holds when it is opened; without this script it holds a link to a page of its own. */

for (const fold of document.querySelectorAll<HTMLDetailsElement>('details.unfold[data-part]')) {
  fold.addEventListener('toggle', () => {
    const address = fold.dataset.part;
    if (!fold.open || address === undefined) return;
    delete fold.dataset.part;
    void fill(fold, address);
  });
}

/** Puts the part of an address under the head of a fold; where it cannot be had, the link stays. */
async function fill(fold: HTMLDetailsElement, address: string): Promise<void> {
  fold.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const part = document.createElement('div');
    part.innerHTML = await answer.text();
    fold.append(part);
  } finally {
    fold.removeAttribute('aria-busy');
  }
}
