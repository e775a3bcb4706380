import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import { policyTermOf } from '../model/park-words.ts';
import { placeLabel } from './dimension.ts';

/** The value of a statement that is a small record, in words, with the entity that it names. */
export type SaidPart = { says: Both; link: string | null };

type Fields = Record<string, unknown>;
type Sayer = (fields: Fields) => Both;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The words for a name that may be given in one language alone. */
function bothOf({ zh, en }: Fields): Both {
  const one = (value: unknown) => text(Array.isArray(value) ? value[0] : value);
  return { zh: one(zh) || one(en), en: one(en) || one(zh) };
}

function withRole(group: string): Sayer {
  return (fields) => {
    const [name, role] = [bothOf(fields), labelOf(group, text(fields.role))];
    return { zh: `${name.zh}（${role.zh}）`, en: `${name.en} (${role.en})` };
  };
}

function joined(lang: 'zh' | 'en', parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}

const SAYERS: Record<string, Sayer> = {
  site: (fields) => same(joined('en', [fields.facility, fields.city, fields.region, fields.country].map(text))),
  party: withRole('deal_role'),
  organiser: withRole('organiser'),
  issuer: bothOf,
  operator: bothOf,
  forum: bothOf,
  venue: bothOf,
  street: bothOf,
  building: bothOf,
  described: bothOf,
  talk: sayTalk,
  measure: sayMeasure,
  amount: sayAmount,
  listing: ({ exchange, code }) => same(`${text(exchange)} ${text(code)}`),
  outline: ({ title, status, start }) => ({
    zh: joined('zh', [text(title), labelOf('status', text(status)).zh, text(start) && `开始 ${text(start)}`]),
    en: joined('en', [text(title), labelOf('status', text(status)).en, text(start) && `start ${text(start)}`]),
  }),
};

/** A value that is a small record, in words; undefined for what is none, or of a property whose records have no words of their own. */
export function sayPart(property: string, value: string): SaidPart | undefined {
  const fields = fieldsOf(value);
  const sayer = SAYERS[property];
  if (fields === undefined || sayer === undefined) return undefined;
  const organisation = text(fields.organisation);
  return { says: sayer(fields), link: organisation === '' ? null : `organisation/${organisation}` };
}

function fieldsOf(value: string): Fields | undefined {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function same(words: string): Both {
  return { zh: words, en: words };
}

function sayTalk({ topic, speaker }: Fields): Both {
  const [what, who] = [topic, speaker].map((one) => (one ? bothOf(one as Fields) : undefined));
  return {
    zh: `${what?.zh ?? ''}${who ? `（${who.zh}）` : ''}`,
    en: `${what?.en ?? ''}${who ? ` (${who.en})` : ''}`,
  };
}

/** What a provision does, for what, where, for whom and in which clause. */
function sayMeasure(fields: Fields): Both {
  const [effect, activity] = [labelOf('policy_effect', text(fields.effect)), policyTermOf(text(fields.activity))];
  const places = list(fields.places).map((id) => placeLabel(text(id)));
  const whom = text(fields.whom) === '' ? undefined : policyTermOf(text(fields.whom));
  const conditions = list(fields.conditions).map((id) => policyTermOf(text(id)));
  const say = (lang: 'zh' | 'en', comma: string) =>
    joined(lang, [
      `${effect[lang]}${lang === 'zh' ? '：' : ': '}${activity[lang]}`,
      places.map((one) => one[lang]).join(comma),
      whom?.[lang],
      conditions.map((one) => one[lang]).join(comma),
      text(fields.clause),
    ]);
  return { zh: say('zh', '、'), en: say('en', ', ') };
}

const MONEY = { zh: new Intl.NumberFormat('zh-CN', { notation: 'compact' }), en: new Intl.NumberFormat('en', { notation: 'compact' }) };

/** A sum of money, or an amount with its unit. */
function sayAmount({ kind, value, currency, unit, at_most, at_least }: Fields): Both {
  const say = (lang: 'zh' | 'en') => {
    const bound = at_most === true ? labelOf('bound', 'at_most')[lang] : at_least === true ? labelOf('bound', 'at_least')[lang] : '';
    const what = kind === undefined ? '' : `${labelOf('amount', text(kind))[lang]} `;
    const of = text(currency) || labelOf('measure', text(unit))[lang];
    return `${what}${bound === '' ? '' : `${bound} `}${MONEY[lang].format(Number(value))} ${of}`.trim();
  };
  return { zh: say('zh'), en: say('en') };
}
