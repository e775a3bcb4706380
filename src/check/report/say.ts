import type { Both } from '../../model/definitions.ts';
import type { Figure, Row, Sentence, Tone } from './report.ts';
import { dayWords } from './words.ts';

/** Words of one language with the figures among them. */
export type Words = (string | Figure)[];

/** Words as a template in which only figures, or words with figures, may stand. */
export function words(texts: TemplateStringsArray, ...parts: (Figure | Words)[]): Words {
  return texts.flatMap((text, at) => [text, ...[parts[at] ?? []].flat()]);
}

/** A sentence in both languages. */
export function say(tone: Tone, zh: Words, en: Words): Sentence {
  const figures = [...new Set([...zh, ...en].filter((part) => typeof part !== 'string'))];
  const placed = (list: Words) =>
    list.filter((part) => part !== '').map((part) => (typeof part === 'string' ? part : figures.indexOf(part)));
  return { tone, figures, zh: placed(zh), en: placed(en), evidence: [...new Set(figures.flatMap(statementsOf))] };
}

/** The statements that a figure rests on. */
export function statementsOf(figure: Figure): string[] {
  switch (figure.kind) {
    case 'count':
      return figure.rows.map(({ statement }) => statement);
    case 'share':
      return [...figure.part, ...figure.whole].map(({ statement }) => statement);
    case 'days':
    case 'name':
      return figure.statements;
    default:
      return [];
  }
}

/** The number of distinct subjects of rows. */
export function count(rows: Row[]): Extract<Figure, { kind: 'count' }> {
  return { kind: 'count', value: new Set(rows.map(({ subject }) => subject)).size, rows };
}

/** A name that statements carry. */
export function name(label: Both | string, ...statements: string[]): Figure {
  return { kind: 'name', label: typeof label === 'string' ? { zh: label, en: label } : label, statements };
}

/** Words that no statement says: of the question, a definition, or the list of sources. */
export function given(label: Both): Figure {
  return { kind: 'given', label };
}

/** A day of the question or of a listing. */
export function givenDay(day: string): Figure {
  return given(dayWords(day, day));
}

/** A count with the English noun that fits it. */
export function some(figure: Extract<Figure, { kind: 'count' }>, one: string, many = `${one}s`): Words {
  return [figure, ` ${figure.value === 1 ? one : many}`];
}

/** Figures parted by commas in Chinese and by semicolons in English, as in brackets. */
export function listed(figures: Figure[], lang: 'zh' | 'en'): Words {
  return figures.flatMap((figure, at) => (at === 0 ? [figure] : [lang === 'zh' ? '，' : '; ', figure]));
}

/** Words joined: with the Chinese enumeration comma, or commas and a last "and". */
export function joined(parts: (Figure | Words)[], lang: 'zh' | 'en'): Words {
  return parts.flatMap((part, at) => {
    const before = at === 0 ? [] : [lang === 'zh' ? '、' : at === parts.length - 1 ? ' and ' : ', '];
    return [...before, ...[part].flat()];
  });
}
