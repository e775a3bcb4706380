import type { ModalityCode } from './lexicons.ts';
import { matchesIn, type Piece, type SourceText } from './text.ts';

/** How English texts describe what the lexicon of modalities only names, with the code in claims and how narrow it is. */
const DESCRIBED: { code: ModalityCode; depth: number; pattern: RegExp }[] = [
  {
    code: 'oncolytic_virus',
    depth: 2,
    pattern:
      /\b(?:(?:genetically )?(?:modified|altered|engineered|weakened|attenuated)|cancer-killing|tumou?r-(?:killing|selective)) (?:oncolytic )?(?:herpes(?: simplex)?|vaccinia|pox|measles|cold|adeno|polio|common cold|Newcastle disease)?[ -]?virus(?:es)?\b/gi,
  },
  {
    code: 'gene_therapy',
    depth: 1,
    pattern: /\bplasmids? (?:that )?(?:cod(?:es|ing)|encod(?:es|ing)|carr(?:ies|ying))\b|\b(?:lentiviral|retroviral|viral) vectors?\b/gi,
  },
  {
    code: 'gene_modified_HSC',
    depth: 3,
    pattern:
      /\b(?:gene-(?:modified|corrected|edited|engineered)|(?:genetically|gene) (?:modified|corrected)|lentiviral(?:ly)?(?: gene)?-?\s?(?:modified|transduced)?) (?:autologous )?(?:CD34\+|stem|h(?:a)?ematopoietic)(?:[ -](?:stem|cells?|progenitor|and|hematopoietic))*\b|\bstem[- ]cell gene therap(?:y|ies)\b/gi,
  },
  {
    code: 'cell_therapy',
    depth: 1,
    pattern:
      /\b(?:cells|myoblasts|cardiomyocytes|neurons) (?:grown|taken|derived|made|isolated|obtained|harvested|cultured) from\b|\bdopamin(?:e|ergic) (?:neuron )?progenitors?\b|\b(?:donor|expanded|engineered|allogeneic|autologous) (?:immune )?(?:T[ -])?cells\b/gi,
  },
  {
    code: 'tissue_engineered',
    depth: 2,
    pattern:
      /\b(?:lab|laboratory)-grown (?:skin|cartilage|cornea|tissue|bone)\b|\b(?:cartilage|skin|corneal|epidermal) (?:sheets?|grafts?)\b/gi,
  },
];

/** Modalities that a text describes without their names. */
export function describedModalities(text: SourceText): (Piece & { code: ModalityCode; depth: number })[] {
  const whole = { start: 0, end: text.plain.length };
  return DESCRIBED.flatMap(({ code, depth, pattern }) =>
    matchesIn(pattern, text, whole).map(({ start, end }) => ({ start, end, code, depth })),
  );
}
