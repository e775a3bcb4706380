import { placeById } from '../../entity/place-index.ts';
import { labelOf } from '../../model/labels.ts';
import type { Citation } from '../../view/citation.ts';
import { entityName, kindOfSubject } from '../../view/why.ts';
import type { Lang, Note } from './document.ts';
import { WORDS } from './words.ts';

/** Characters of a value that a citation shows. */
const SHOWN = 70;

/** A citation in words, without its page: the source, what the record says of whom, the proof grade, when it was seen, and the statement id. */
export function citationWords({ id, subject, property, value, title, grade, observed_at }: Citation, lang: Lang): string {
  const plain = valueWords(property, value, lang);
  const says = plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
  const [gap, colon] = lang === 'zh' ? ['；', '：'] : ['; ', ': '];
  return [
    title[lang],
    `${subjectWords(subject, lang)} · ${labelOf('property', property)[lang]}${colon}${says}`,
    labelOf('grade', grade)[lang],
    `${WORDS[lang].seen} ${observed_at}`,
    `[${id}]`,
  ].join(gap);
}

function subjectWords(subject: string, lang: Lang): string {
  return kindOfSubject(subject) === undefined ? subject.replace(/^(?:trial|application)\//, '') : entityName(subject)[lang];
}

/** The codes of a few properties in words; other values as the source writes them. */
function valueWords(property: string, value: string, lang: Lang): string {
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
