/**
 * Suggestions under a search box while one types, as a combobox of WAI-ARIA 1.2; without this script the form leads to the page of results. An answer
 * that is not of the text in the box is thrown away, and nothing is asked while an input method composes.
 */

type Marked = [before: string, typed: string, after: string];
type Door = { label: string; href: string };
type Suggestion = { kind: string; label: Marked; name: Marked | null; also: Marked; href: string; doors: Door[] };
type Suggestions = { q: string; hits: Suggestion[]; all: Door | null; says: string };

const DELAY = 35;

for (const [nth, form] of [...document.querySelectorAll<HTMLFormElement>('form.find')].entries()) suggestIn(form, nth);

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector<HTMLInputElement>('main form.find input[type="search"], form.find input[type="search"]');
  if (box === null) return;
  event.preventDefault();
  box.focus();
  box.select();
});

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, dialog[open] *'));
}

function suggestIn(form: HTMLFormElement, nth: number): void {
  const input = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (input === null) return;
  const list = element('div', 'suggestions', { role: 'listbox', id: `suggestions-${nth}`, 'aria-label': input.ariaLabel ?? '' });
  const status = element('span', 'hidden', { role: 'status' });
  list.hidden = true;
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  }))
    input.setAttribute(name, value);

  let asking: AbortController | undefined;
  let waiting: number | undefined;
  let isComposing = false;
  let active = -1;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  const activate = (to: number) => {
    active = to;
    for (const [at, option] of options().entries()) {
      option.setAttribute('aria-selected', String(at === active));
      if (at === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active === -1) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options()[active]?.id ?? '');
  };
  const close = () => {
    asking?.abort();
    clearTimeout(waiting);
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  };
  const open = (answer: Suggestions) => {
    list.replaceChildren(...optionsOf(answer, list.id));
    list.hidden = list.childElementCount === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = answer.says;
    activate(-1);
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    try {
      const answer = await fetch(`/suggest?${fields}`, { signal });
      const found = (await answer.json()) as Suggestions;
      if (answer.ok && !signal.aborted && found.q === input.value && document.activeElement === input) open(found);
    } catch {
      if (!signal.aborted) close();
    }
  };
  const askSoon = () => {
    clearTimeout(waiting);
    if (isComposing) return;
    if (input.value.trim() === '') return close();
    waiting = setTimeout(() => void ask(), DELAY);
  };

  input.addEventListener('compositionstart', () => {
    isComposing = true;
    clearTimeout(waiting);
  });
  input.addEventListener('compositionend', () => {
    isComposing = false;
    askSoon();
  });
  input.addEventListener('input', askSoon);
  input.addEventListener('focus', askSoon);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || isComposing) return;
    const count = options().length;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active !== -1) {
      event.preventDefault();
      options()[active]?.click();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && list.hidden) {
      event.preventDefault();
      askSoon();
    } else if (event.key === 'ArrowDown' && count > 0) {
      event.preventDefault();
      activate(active === count - 1 ? -1 : active + 1);
    } else if (event.key === 'ArrowUp' && count > 0) {
      event.preventDefault();
      activate(active === -1 ? count - 1 : active - 1);
    }
  });
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close();
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault());
}

/** The options of an answer: each hit, the questions on from the first, and the way to all results. */
function optionsOf({ hits, all, says }: Suggestions, listId: string): HTMLElement[] {
  const links = hits.flatMap((hit) => [hitOption(hit), ...hit.doors.map((door) => doorOption(door, 'door'))]);
  if (all !== null) links.push(doorOption(all, 'all'));
  for (const [at, link] of links.entries()) link.id = `${listId}-${at}`;
  return links.length > 0 ? links : [element('p', 'none', {}, [says])];
}

function hitOption({ kind, label, name, also, href }: Suggestion): HTMLElement {
  const first = [element('span', 'hit-name', {}, marked(label))];
  if (name !== null) first.push(element('span', 'hit-by', {}, marked(name)));
  const lines = [element('span', 'line', {}, first), ...(also.join('') === '' ? [] : [element('span', 'hit-also', {}, marked(also))])];
  return element('a', 'suggestion', { role: 'option', href, tabindex: '-1', 'aria-selected': 'false' }, [
    element('span', 'kind', {}, [kind]),
    element('span', 'lines', {}, lines),
  ]);
}

function doorOption({ label, href }: Door, look: string): HTMLElement {
  return element('a', `suggestion ${look}`, { role: 'option', href, tabindex: '-1', 'aria-selected': 'false' }, [label]);
}

function marked([before, typed, after]: Marked): (string | HTMLElement)[] {
  return [before, ...(typed === '' ? [] : [element('b', 'typed', {}, [typed])]), after];
}

function element(name: string, look: string, attributes: Record<string, string>, children: (string | HTMLElement)[] = []): HTMLElement {
  const made = document.createElement(name);
  made.className = look;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
