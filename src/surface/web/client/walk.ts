/** Walks from claim to claim by keys and buttons, ties marks to cards, and shows the claims of one verdict. */
import { need, say } from './said.ts';

const KEYS_OFF = 'cgt-atlas.keys-off';
/** Keys that walk anywhere on the page, and those that do where a claim has the focus. */
const STEPS: Record<string, number> = { j: 1, n: 1, k: -1, p: -1 };
const ARROWS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

let current: HTMLElement | undefined;

/** Makes the walk work on what the page shows now; called again after a new answer. */
export function startWalk(result: HTMLElement): void {
  current = undefined;
  const bar = result.querySelector<HTMLElement>('.walk');
  if (!bar) return;
  bar.hidden = false;
  need('.before', bar).addEventListener('click', () => step(result, -1));
  need('.after', bar).addEventListener('click', () => step(result, 1));
  need('.keys', bar).addEventListener('click', () => need<HTMLDialogElement>('.keys-list', bar).showModal());
  const on = need<HTMLInputElement>('.keys-on', bar);
  on.checked = localStorage.getItem(KEYS_OFF) === null;
  on.addEventListener('change', () => (on.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, 'true')));
  for (const button of result.querySelectorAll<HTMLButtonElement>('button.filter'))
    button.addEventListener('click', (event) => {
      event.preventDefault();
      filterBy(result, button.dataset.verdict ?? '');
    });
  const named = location.hash.startsWith('#claim-') ? result.querySelector<HTMLElement>(location.hash) : null;
  if (named) show(result, named, true);
}

/** Listens once for all answers that the page will show. */
export function listen(result: HTMLElement): void {
  result.addEventListener('click', (event) => clicked(result, event));
  document.addEventListener('keydown', (event) => pressed(result, event));
}

function clicked(result: HTMLElement, event: MouseEvent): void {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>('a.number, .back a');
  const mark = event.target.closest<HTMLElement>('mark');
  const card = event.target.closest<HTMLElement>('.card');
  if (link) {
    event.preventDefault();
    const number = /\d+$/.exec(link.hash)?.[0];
    const own = number === undefined ? null : result.querySelector<HTMLElement>(`#claim-${number}`);
    if (own) show(result, own, true);
    if (card) result.querySelector<HTMLElement>(link.hash)?.focus();
  } else if (mark) show(result, cardOf(result, mark), true);
  else if (card && !event.target.closest('a, button, summary, details, .scroll') && getSelection()?.isCollapsed) show(result, card, false);
}

/** The card of a mark; of several claims in one passage the next at each click. */
function cardOf(result: HTMLElement, mark: HTMLElement): HTMLElement {
  const ids = (mark.dataset.claims ?? '').split(' ').map((number) => `claim-${number}`);
  const id = ids[(ids.indexOf(current?.id ?? '') + 1) % ids.length];
  return need<HTMLElement>(`#${id}`, result);
}

function pressed(result: HTMLElement, event: KeyboardEvent): void {
  const at = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey || event.metaKey || event.altKey || at.closest('input, textarea, select, dialog')) return;
  const bar = result.querySelector<HTMLElement>('.walk');
  if (!bar) return;
  const isOn = need<HTMLInputElement>('.keys-on', bar).checked;
  const arrow = at.matches('.card, a.number') ? ARROWS[event.key] : undefined;
  const by = arrow ?? (isOn ? STEPS[event.key] : undefined);
  if (isOn && event.key === '?') need<HTMLDialogElement>('.keys-list', bar).showModal();
  if (by === undefined) return;
  event.preventDefault();
  step(result, by);
}

/** Goes to the next or the previous claim that is shown, and stays at the ends. */
function step(result: HTMLElement, by: number): void {
  const cards = shown(result);
  const at = current === undefined ? -1 : cards.indexOf(current);
  const next = cards[Math.min(cards.length - 1, Math.max(0, at + by))];
  if (next) show(result, next, true);
}

function shown(result: HTMLElement): HTMLElement[] {
  return [...result.querySelectorAll<HTMLElement>('.card:not([hidden])')];
}

/** Makes a claim the current one: its card and marks stand out, the bar says which it is, and where asked the page goes there. */
function show(result: HTMLElement, card: HTMLElement, isMoving: boolean): void {
  if (card.hidden) filterBy(result, '');
  for (const old of result.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
  current = card;
  const number = card.id.slice('claim-'.length);
  const marks = [...result.querySelectorAll<HTMLElement>(`mark[data-claims~="${number}"], #mark-${number}`)];
  for (const one of [card, ...marks]) one.setAttribute('aria-current', 'true');
  const cards = shown(result);
  need('.walk .at', result).textContent = say('at_claim', cards.indexOf(card) + 1, cards.length);
  if (marks[0]) bringIntoText(result, marks[0]);
  if (!isMoving) return;
  card.focus({ preventScroll: true });
  align(result, card, marks[0]);
}

/** Scrolls the article within itself, where it does so, until the mark is seen. */
function bringIntoText(result: HTMLElement, mark: HTMLElement): void {
  const text = need<HTMLElement>('.article', result);
  const [box, own] = [text.getBoundingClientRect(), mark.getBoundingClientRect()];
  const isSeen = own.top >= box.top && own.bottom <= Math.min(box.bottom, innerHeight);
  if (!isSeen && text.scrollHeight > text.clientHeight) text.scrollTop += own.top - box.top - text.clientHeight / 3;
}

/** Scrolls the page so that the card stands level with its mark; below the text, where there is one column, at the top. */
function align(result: HTMLElement, card: HTMLElement, mark: HTMLElement | undefined): void {
  const text = need<HTMLElement>('.article', result);
  const top = Number.parseFloat(getComputedStyle(text).top) || 0;
  const isBeside = getComputedStyle(text).position === 'sticky';
  if (!isBeside || !mark) {
    card.scrollIntoView({ block: 'start', behavior: 'instant' });
    return;
  }
  const level = top + mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
  const goal = Math.min(level, innerHeight / 2);
  scrollBy({ top: card.getBoundingClientRect().top - goal, behavior: 'instant' });
}

/** Shows the claims of one verdict, all for an empty one; those of others are dimmed in the text. */
function filterBy(result: HTMLElement, verdict: string): void {
  for (const button of result.querySelectorAll<HTMLElement>('button.filter'))
    button.setAttribute('aria-pressed', String(button.dataset.verdict === verdict));
  const on = new Set<string>();
  for (const card of result.querySelectorAll<HTMLElement>('.card')) {
    card.hidden = verdict !== '' && card.dataset.verdict !== verdict;
    if (!card.hidden) on.add(card.id.slice('claim-'.length));
  }
  for (const mark of result.querySelectorAll<HTMLElement>('mark'))
    mark.classList.toggle('dim', !(mark.dataset.claims ?? '').split(' ').some((number) => on.has(number)));
  for (const link of result.querySelectorAll<HTMLElement>('.article a.number'))
    link.classList.toggle('dim', !on.has(link.id.slice('mark-'.length)));
  need('.walk .at', result).textContent = say('count', on.size);
  current = undefined;
}
