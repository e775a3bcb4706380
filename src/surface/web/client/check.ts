/** Checks an article without leaving the page: progress, cancel, drafts, links that hold the article, and the walk. */
import { type Linked, LONGEST_LINK, pack, unpack } from './article-link.ts';
import { dropDraft, keepDraft, lastShown, rememberLast } from './draft.ts';
import { need, say } from './said.ts';
import { type Line, postLines, Refused } from './stream.ts';
import { listen, startWalk } from './walk.ts';

const MEGABYTE = 1024 * 1024;
/** Most megabytes that may be pasted; the longest article takes a tenth, the source of a page more. */
const MOST_PASTED = 2;
const LINK = '#article=';

const form = need<HTMLFormElement>('#ask');
const box = need<HTMLTextAreaElement>('textarea', form);
const file = need<HTMLInputElement>('input[type="file"]', form);
const published = need<HTMLInputElement>('input[name="published"]', form);
const work = need<HTMLElement>('.work', form);
const problem = need<HTMLElement>('.problem', form);
const result = need<HTMLElement>('#result');

/** The article whose answer is shown; none for the example. */
let checked: Linked | undefined = box.value === '' ? undefined : { text: box.value, published: published.value };
let running: AbortController | undefined;

form.addEventListener('submit', (event) => {
  const isFile = event.submitter?.hasAttribute('formaction') ?? false;
  if (isFile) return;
  event.preventDefault();
  void check();
});
// A browser stands still while it lays out megabytes of text, so they are refused before they stand in the box.
box.addEventListener('paste', (event) => {
  if ((event.clipboardData?.getData('text/plain').length ?? 0) <= MOST_PASTED * MEGABYTE) return;
  event.preventDefault();
  tell(say('too_large_pasted', MOST_PASTED));
});
// A day that was read from one article is not that of the next.
box.addEventListener('input', () => {
  if (published.dataset.isRead) published.value = '';
});
published.addEventListener('input', () => delete published.dataset.isRead);
need('.cancel', work).addEventListener('click', () => running?.abort());
addEventListener('hashchange', () => void openLink());
need<HTMLAnchorElement>('a.other').addEventListener('click', (event) => {
  if (!checked) return;
  event.preventDefault();
  void inOtherLanguage(checked, need<HTMLAnchorElement>('a.other').href);
});
listen(result);
enliven();
if (checked && result.querySelector('.result-head')) form.dataset.isChecked = 'true';
keepDraft(form);
void openLink().then((isOpened) => isOpened || again());

/** Checks what stands in the form, and shows how far it is. */
async function check(note = ''): Promise<void> {
  const refused = whyNot();
  tell(refused);
  if (refused !== '') return;
  running = new AbortController();
  busy(true);
  try {
    await postLines(form.dataset.stream ?? '', new FormData(form), running.signal, (line) => take(line, note));
  } catch (error) {
    tell(running.signal.aborted ? say('cancelled') : whyFailed(error));
  } finally {
    busy(false);
    running = undefined;
  }
}

/** Why the form cannot be sent; empty where it can. */
function whyNot(): string {
  const most = Number(form.dataset.most);
  const longest = Number(form.dataset.longest);
  const chosen = file.files?.[0];
  if (!chosen && box.value.trim() === '') return say('nothing');
  const bytes = (chosen?.size ?? 0) + new Blob([box.value]).size;
  if (bytes > most * MEGABYTE) return say('too_large', most);
  // The source of a page is longer than the article in it, so only a plain text is measured.
  const isPlain = !chosen && !/^\s*</.test(box.value);
  return isPlain && box.value.length > longest ? say('too_long', box.value.length, longest) : '';
}

function whyFailed(error: unknown): string {
  if (error instanceof Refused && error.status === 413) return say('too_large', Number(form.dataset.most));
  return error instanceof Refused ? `${say('failed')}${error.message}` : say('offline');
}

function take(line: Line, note: string): void {
  if ('problem' in line) tell(line.problem);
  else if ('html' in line) shown(line, note);
  else judged(line.done, line.total);
}

function judged(done: number, total: number): void {
  const bar = need<HTMLProgressElement>('progress', work);
  bar.max = total;
  bar.value = done;
  need('span', work).textContent = say('judged', done, total);
}

/** Shows the answer; the article stays in the box, closed. */
function shown({ html, text, published: day }: Extract<Line, { html: string }>, note: string): void {
  result.innerHTML = html;
  file.value = '';
  checked = { text, published: day };
  fillIn(checked);
  dropDraft(form);
  rememberLast(checked);
  closeForm();
  enliven();
  need('.came', result).textContent = note;
  need<HTMLElement>('h2', result).focus();
}

function closeForm(): void {
  const ask = need<HTMLDetailsElement>('.ask');
  const summary = need<HTMLElement>('summary', ask);
  ask.open = false;
  summary.textContent = summary.dataset.again ?? '';
}

function tell(message: string): void {
  problem.hidden = message === '';
  need('p', problem).textContent = message;
}

function busy(isBusy: boolean): void {
  work.hidden = !isBusy;
  need<HTMLButtonElement>('.send', form).disabled = isBusy;
  need('span', work).textContent = say('reading');
  need<HTMLProgressElement>('progress', work).removeAttribute('value');
  if (isBusy) need<HTMLElement>('.cancel', work).focus();
}

/** Gives life to the buttons of the answer that is shown now. */
function enliven(): void {
  startWalk(result);
  const [share, print] = [result.querySelector<HTMLElement>('.share-link'), result.querySelector<HTMLElement>('.print')];
  if (share && checked) share.hidden = false;
  if (print) print.hidden = false;
  share?.addEventListener('click', () => void copyLink());
  print?.addEventListener('click', () => window.print());
}

/** Puts a link that holds the article on the clipboard. */
async function copyLink(): Promise<void> {
  if (!checked) return;
  const note = need<HTMLElement>('.actions .told', result);
  const { asOf = '', knownBy = '' } = need<HTMLElement>('.result-head', result).dataset;
  const address = new URL(
    `/check?${new URLSearchParams({ lang: form.dataset.lang ?? '', as_of: asOf, known_by: knownBy })}`,
    location.href,
  );
  address.hash = `${LINK}${await pack(checked)}`;
  if (address.href.length > LONGEST_LINK) {
    note.textContent = say('shared_too_long', address.href.length, LONGEST_LINK);
    return;
  }
  try {
    await navigator.clipboard.writeText(address.href);
    note.textContent = say('shared');
  } catch {
    byHand(note, address.href);
  }
}

/** Takes the checked article along to the page in the other language. */
async function inOtherLanguage(article: Linked, page: string): Promise<void> {
  location.assign(`${page}${LINK}${await pack(article)}`);
}

/** Where a browser gives no clipboard the link is shown to be copied. */
function byHand(note: HTMLElement, address: string): void {
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = address;
  field.setAttribute('aria-label', say('shared_by_hand'));
  note.replaceChildren(say('shared_by_hand'), ' ', field);
  field.select();
}

/** Checks the article that the address holds, if it does. */
async function openLink(): Promise<boolean> {
  if (!location.hash.startsWith(LINK)) return false;
  try {
    fillIn(await unpack(location.hash.slice(LINK.length)));
  } catch {
    tell(say('bad_link'));
    return true;
  }
  await check(say('from_link'));
  return true;
}

/** Checks the article that was shown before the page was loaded again, unless another stands in the box. */
function again(): void {
  const last = box.value === '' ? lastShown() : undefined;
  if (!last) return;
  fillIn(last);
  void check();
}

function fillIn({ text, published: day }: Linked): void {
  box.value = text;
  published.value = day;
  published.dataset.isRead = 'true';
  need<HTMLElement>('.draft', form).hidden = true;
}
