import { html } from 'hono/html';
import { dayAt, dayNumber } from '../../../base/dates.ts';
import { addressOf, type Here } from '../links.ts';
import { monthsBefore } from '../periods.ts';
import type { Piece } from '../piece.ts';
import { HOME_WORDS } from '../words/home.ts';

type Group = (typeof HOME_WORDS)['en']['groups'][number][0];
type Question = keyof (typeof HOME_WORDS)['en']['questions'];
type Place = { path: string; fields?: Record<string, string> };

const MONTH = 30;

const QUESTIONS: Record<Group, Question[]> = {
  park: ['share', 'changes', 'services', 'policy'],
  invest: ['first', 'landscape', 'firm', 'trend'],
  edit: ['article', 'brand', 'why', 'signs'],
  research: ['history', 'export', 'data', 'api'],
};

/** Where each question is answered; the month ends on the day of the page. */
function placeOf(question: Question, as_of: string): Place {
  const places: Record<Question, Place> = {
    share: {
      path: '/share',
      fields: { place: 'zhangjiang', of: '310000', place_rule: 'sponsor', date_rule: 'start', as_of_2: monthsBefore(as_of, 12) },
    },
    changes: { path: '/changes', fields: { from: dayAt(dayNumber(as_of) - MONTH), to: as_of } },
    services: { path: '/services', fields: { need: 'CDMO' } },
    policy: { path: '/policy', fields: { activity: 'gene_therapy', region: 'zhangjiang', ownership: 'foreign_invested_enterprise' } },
    first: { path: '/first', fields: { rank: 'first', milestone: 'ind_cleared', jurisdiction: 'CN', modality: 'car_t', target: 'GPRC5D' } },
    landscape: { path: '/landscape', fields: { rows: 'target', columns: 'phase', modality: 'car_t' } },
    firm: { path: '/organisation/oricell' },
    trend: { path: '/trend', fields: { by: 'year' } },
    article: { path: '/check' },
    brand: { path: '/find', fields: { q: '福可苏' } },
    why: { path: '/why', fields: { a: '原启生物', b: 'OriCell Therapeutics Co., Ltd.' } },
    signs: { path: '/signs' },
    history: { path: '/history', fields: { trial: 'NCT04499339' } },
    export: { path: '/landscape' },
    data: { path: '/sources' },
    api: { path: '/api' },
  };
  return places[question];
}

/** Questions to begin with, by who asks them. */
export function questionsPart(here: Here, as_of: string): Piece {
  const words = HOME_WORDS[here.lang];
  const groups = words.groups.map(([group, title]) => {
    const items = QUESTIONS[group].map((question) => {
      const { path, fields } = placeOf(question, as_of);
      return html`<li><a href="${addressOf(here, path, fields)}">${words.questions[question]}</a></li>`;
    });
    return html`<section class="group"><h3>${title}</h3><ul>${items}</ul></section>`;
  });
  return html`<section class="home-questions"><h2>${words.ask}</h2><div class="groups">${groups}</div></section>`;
}
