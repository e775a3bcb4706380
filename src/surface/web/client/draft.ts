/** Keeps what is typed on this machine until it is checked, and what was checked until the tab is closed. */
import type { Linked } from './article-link.ts';
import { need } from './said.ts';

const DRAFT = 'cgt-atlas.draft';
const LAST = 'cgt-atlas.last';
/** Milliseconds after the last key until a draft is kept. */
const PAUSE = 250;

let timer = 0;

/** Restores a draft into an empty box, says so, and keeps every further change. */
export function keepDraft(form: HTMLFormElement): void {
  const box = need<HTMLTextAreaElement>('textarea', form);
  const note = need<HTMLElement>('.draft', form);
  const kept = read(localStorage, DRAFT);
  if (box.value === '' && kept) {
    box.value = kept;
    note.hidden = false;
  } else if (box.value !== '' && form.dataset.isChecked === undefined) write(localStorage, DRAFT, box.value);
  const save = () => write(localStorage, DRAFT, box.value);
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE);
    form.dataset.isTyped = 'true';
  });
  addEventListener('pagehide', () => form.dataset.isTyped && save());
  need('.discard', note).addEventListener('click', () => {
    box.value = '';
    note.hidden = true;
    dropDraft(form);
    box.focus();
  });
}

/** Forgets the draft, once it was checked or thrown away. */
export function dropDraft(form: HTMLFormElement): void {
  clearTimeout(timer);
  delete form.dataset.isTyped;
  need<HTMLElement>('.draft', form).hidden = true;
  write(localStorage, DRAFT, '');
}

/** Remembers the checked article, so that a reload checks it again. */
export function rememberLast(article: Linked): void {
  write(sessionStorage, LAST, JSON.stringify(article));
}

/** The article that this tab showed before it was loaded again; none after coming from elsewhere. */
export function lastShown(): Linked | undefined {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const kept = read(sessionStorage, LAST);
  if (entry?.type === 'reload' || entry?.type === 'back_forward') return kept ? (JSON.parse(kept) as Linked) : undefined;
  write(sessionStorage, LAST, '');
  return undefined;
}

/** A browser may forbid storage, or have no room. */
function read(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function write(storage: Storage, key: string, value: string): void {
  try {
    if (value === '') storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // What cannot be kept stays in the box.
  }
}
