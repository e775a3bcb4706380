/** Sliders over the days of a cluster: they count its shares again and put them in place; without this script the fields and the button do. */

const DELAY = 120;
const MONTHS = new Intl.DateTimeFormat(document.documentElement.lang, { year: 'numeric', month: 'short', timeZone: 'UTC' });

const form = document.querySelector<HTMLFormElement>('form[data-part][data-last]');
const body = document.querySelector<HTMLElement>('#shares-body');
let asking: AbortController | undefined;
let waiting: number | undefined;
if (form && body) start(form, body);

function start(form: HTMLFormElement, body: HTMLElement): void {
  const { last = '' } = form.dataset;
  const sliders = [...form.querySelectorAll<HTMLInputElement>('input[type=range]')];
  for (const slider of sliders) {
    slider.max = String(monthOf(last) - monthOf(slider.dataset.first ?? last));
    slider.parentElement?.removeAttribute('hidden');
    slider.addEventListener('input', () => {
      const day = endOf(monthOf(slider.dataset.first ?? last) + Number(slider.value), last);
      fieldOf(form, slider.dataset.for ?? '').value = day;
      keepOrder(form, slider.dataset.for ?? '');
      show(form, sliders);
      later(form, body);
    });
  }
  form.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    if (field.type === 'range' || !form.reportValidity()) return;
    keepOrder(form, field.name);
    show(form, sliders);
    later(form, body);
  });
  show(form, sliders);
  watch(body);
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** Months since the year nought of a day YYYY-MM-DD. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The last day of a month, or the last day of all where that comes before. */
function endOf(month: number, last: string): string {
  const end = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
  return end < last ? end : last;
}

/** What held on a day cannot be known before it: the other day follows the one that was moved. */
function keepOrder(form: HTMLFormElement, moved: string): void {
  const [valid, known] = [fieldOf(form, 'as_of'), fieldOf(form, 'known_by')];
  if (valid.value <= known.value) return;
  if (moved === 'known_by') valid.value = known.value;
  else known.value = valid.value;
}

/** Sets the sliders where the fields stand. */
function show(form: HTMLFormElement, sliders: HTMLInputElement[]): void {
  for (const slider of sliders) {
    const { value } = fieldOf(form, slider.dataset.for ?? '');
    if (value === '') continue;
    slider.value = String(monthOf(value) - monthOf(slider.dataset.first ?? value));
    slider.setAttribute('aria-valuetext', MONTHS.format(new Date(`${value}T00:00:00Z`)));
  }
}

function later(form: HTMLFormElement, body: HTMLElement): void {
  form.querySelector('.stands')?.removeAttribute('hidden');
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void count(form, body), DELAY);
}

/** Asks for the shares of the fields and puts them in place; an answer that was overtaken is dropped. */
async function count(form: HTMLFormElement, body: HTMLElement): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  history.replaceState(null, '', `${location.pathname}?${fields}${location.hash}`);
  body.setAttribute('aria-busy', 'true');
  try {
    await put(body, `${form.dataset.part}?${fields}`, asking.signal);
    watch(body);
  } catch (error) {
    if ((error as Error).name === 'AbortError') return;
    location.reload();
  }
  body.removeAttribute('aria-busy');
}

/** Puts the part of an address into an element; what a refusal says is shown in its place. */
async function put(element: HTMLElement, address: string, signal: AbortSignal | null = null): Promise<void> {
  const part = new URL(address, location.href);
  part.searchParams.set('part', 'true');
  const answer = await fetch(part, { signal });
  const text = await answer.text();
  const problem = answer.ok ? null : new DOMParser().parseFromString(text, 'text/html').querySelector('.problem');
  if (!answer.ok && problem === null) throw new Error(answer.statusText);
  element.innerHTML = problem?.outerHTML ?? text;
}

/** Loads what comes later once it is seen. */
function watch(body: HTMLElement): void {
  const eye = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      eye.unobserve(target);
      put(target, target.dataset.part ?? '').catch(() => undefined);
    }
  });
  for (const later of body.querySelectorAll<HTMLElement>('.later[data-part]')) eye.observe(later);
}
