import { labelOf } from '../../model/labels.ts';
import type { Citation } from '../../view/citation.ts';
import type { Lang, Note } from './document.ts';
import { WORDS } from './words.ts';

/** Characters of a value that a citation shows. */
const SHOWN = 70;

/** A citation in words, without its page: the source, what the record says of whom, the proof grade, when it was seen, and the statement id. */
export function citationWords({ id, subject, property, value, title, grade, observed_at }: Citation, lang: Lang): string {
  const says = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  const record = subject.replace(/^trial\//, '');
  const [gap, colon] = lang === 'zh' ? ['；', '：'] : ['; ', ': '];
  return [
    title[lang],
    `${record} ${labelOf('property', property)[lang]}${colon}${says}`,
    labelOf('grade', grade)[lang],
    `${WORDS[lang].seen} ${observed_at}`,
    `[${id}]`,
  ].join(gap);
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
