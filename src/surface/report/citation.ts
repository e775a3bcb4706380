import { placeById } from '../../entity/place-index.ts';
import { curatedById } from '../../model/curation.ts';
import { labelOf } from '../../model/labels.ts';
import { eventRow, policyRow } from '../../model/park.ts';
import type { Citation } from '../../view/citation.ts';
import { entityName, kindOfSubject } from '../../view/why.ts';
import type { Lang, Note } from './document.ts';
import { WORDS } from './words.ts';

/** Characters of a value that a citation shows. */
const SHOWN = 70;

/** A citation in words, without its page: the source, what the record says of whom, the proof grade, when it was seen, and the statement id. */
export function citationWords({ id, subject, property, value, title, grade, observed_at }: Citation, lang: Lang): string {
  const gap = lang === 'zh' ? '；' : '; ';
  return [
    title[lang],
    saysWords({ subject, property, value }, lang),
    labelOf('grade', grade)[lang],
    `${WORDS[lang].seen} ${observed_at}`,
    `[${id}]`,
  ].join(gap);
}

/** What a statement says of whom, in words and short. */
export function saysWords({ subject, property, value }: Pick<Citation, 'subject' | 'property' | 'value'>, lang: Lang): string {
  const plain = valueWords(property, value, lang);
  const says = plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
  const what = `${subjectWords(subject, lang)} · ${labelOf('property', property)[lang]}`;
  // That a thing is on record is told by a statement whose value is the thing itself.
  return subject.endsWith(`/${value}`) ? what : `${what}${lang === 'zh' ? '：' : ': '}${says}`;
}

function subjectWords(subject: string, lang: Lang): string {
  if (kindOfSubject(subject) !== undefined) return entityName(subject)[lang];
  const at = subject.indexOf('/');
  const [kind, id] = [subject.slice(0, at), subject.slice(at + 1)];
  if (kind === 'event') return nameOf(curatedById('events', eventRow, id), lang) ?? id;
  if (kind === 'policy') return nameOf(curatedById('policies', policyRow, id), lang) ?? id;
  return kind === 'trial' || kind === 'application' ? id : labelOf('thing', kind)[lang];
}

function nameOf(row: { zh: string[]; en: string[] } | undefined, lang: Lang): string | undefined {
  return row?.[lang][0] ?? row?.zh[0] ?? row?.en[0];
}

/** The codes of a few properties in words, of a record its name; other values as the source writes them. */
function valueWords(property: string, value: string, lang: Lang): string {
  if (value.startsWith('{')) return nameIn(value, lang);
  if (property === 'announced') return labelOf('deal', value)[lang];
  if (property === 'served') return labelOf('service', value)[lang];
  if (property === 'milestone' || property === 'status' || property === 'phase') return labelOf(property, value)[lang];
  if (property === 'role') return labelOf('organisation_role', value)[lang];
  return property === 'member_of' || property === 'seat' ? (placeById(value)?.[lang][0] ?? value) : value;
}

/** The address of a page as people read it. */
export function shownUrl(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Where a citation can be read: its page, or words for a document that is not on one. */
export function pageOf({ origin }: Citation): { url: string } | { words: string } | undefined {
  if (origin === null) return undefined;
  return /^https?:\/\//.test(origin) ? { url: origin } : { words: origin };
}

/** The statements of a note that are not cited in full. */
export function restOf({ statements, cited }: Note): string[] {
  return statements.slice(cited.length);
}

/** The name in a record that a source gives as JSON, in the language where it has one; all its texts where it has no name. */
function nameIn(value: string, lang: Lang): string {
  const record = JSON.parse(value) as Record<string, unknown>;
  const name = record[lang] ?? record.name;
  const texts = Object.values(record).filter((one) => typeof one === 'string');
  return typeof name === 'string' ? name : texts.join(lang === 'zh' ? '，' : ', ');
}
