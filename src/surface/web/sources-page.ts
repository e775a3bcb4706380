import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import type { Piece } from './layout.ts';
import { type Lang, WORDS } from './words.ts';

/** Every source with its terms, freshness, counts and issues. */
export function sourcesPage(lang: Lang, { sources }: Awaited<ReturnType<typeof OPERATIONS.sources.run>>): Piece {
  const words = WORDS[lang];
  const rows = sources.map((one) => {
    const statements = one.at_hand.reduce((sum, { statements: count }) => sum + count, 0);
    const days = one.at_hand.flatMap(({ first_seen, last_seen }) => [first_seen, last_seen]).toSorted();
    const problems = [...one.issues, ...one.unnamed.map(({ problem, count }) => ({ code: problem, count }))];
    const issues = problems.map(({ code, count }) => `${code} ${count}`).join(', ');
    return html`<tr><td><strong>${one.title[lang]}</strong><br><code>${one.name}</code></td><td>${one.answers[lang]}</td><td class="day">${labelOf('grade', one.grade)[lang]}</td><td>${statements}</td>
<td>${days[0] ?? '–'} – ${days.at(-1) ?? ''}</td><td>${issues || '–'}</td><td>${one.publisher}; ${one.licence}</td></tr>`;
  });
  return html`<h1>${words.sources}</h1><div class="scroll"><table><thead><tr><th>${words.source}</th><th>${words.answers}</th><th>${words.grade}</th><th>${words.statements}</th><th>${words.observed}</th><th>${words.issues}</th><th>${words.licence}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
