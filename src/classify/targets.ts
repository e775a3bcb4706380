import type { Field, Passage } from './fields.ts';
import { fusedTargets } from './fused.ts';
import type { Mention } from './mentions.ts';
import { isJoined, type Tokens } from './tokens.ts';
import { type TrieHit, termsAt } from './trie.ts';
import type { Aims, Vocabulary } from './vocabulary.ts';

type Family = 'receptor' | 'antigen' | 'gene' | 'silenced';

const FAMILIES: Readonly<Record<string, Family>> = {
  car_t: 'receptor',
  car: 'receptor',
  in_vivo_car: 'receptor',
  car_nk: 'receptor',
  car_m: 'receptor',
  immune_cell: 'receptor',
  treg: 'receptor',
  tcr_t: 'antigen',
  ctl: 'antigen',
  dc: 'antigen',
  aav: 'gene',
  lenti: 'gene',
  adenoviral: 'gene',
  viral_other: 'gene',
  plasmid: 'gene',
  gene_therapy: 'gene',
  hsc_gene: 'gene',
  edit: 'gene',
  edit_in_vivo: 'gene',
  mrna: 'gene',
  mrna_cancer: 'gene',
  sirna: 'silenced',
  aso: 'silenced',
};
const NEAR: Record<Family, ReadonlySet<string>> = {
  receptor: new Set(
    'anti car cart cars t targeting targeted targets directed specific against bispecific chimeric tcr ucar ucart target antigen recognizing recognize dual'.split(
      ' ',
    ),
  ),
  antigen: new Set(
    'anti specific against pulsed loaded peptide peptides encoding transfected directed targeted targeting ctl ctls mrna expressing vst tcr tcrs t recognizing recognize antigen reactive receptor'.split(
      ' ',
    ),
  ),
  gene: new Set(
    'gene genes encoding expressing vector cdna transgene human coding edited editing knockout disrupted modified plasmid vaccine carrying promoter dna delivering express encodes containing disruption'.split(
      ' ',
    ),
  ),
  silenced: new Set(
    'targeting targets against sirna antisense mrna inhibits inhibit inhibitor silencing reduce reduces synthesis production oligonucleotide directed expression inhibition protein gene'.split(
      ' ',
    ),
  ),
};
const NOT_AIM = new Set(
  'antibody antibodies monoclonal mab adc inhibitor inhibitors negative mutation mutations mutant mutated level levels wildtype tki amplification blockade t egfrt immunoglobulin infection disease retinitis reactivation viremia seropositive'.split(
    ' ',
  ),
);
const HEAD = new Set<Field>(['name', 'title', 'officialTitle']);
const BODY = new Set<Field>(['arm', 'detail', 'summary', 'keyword']);

/** The antigens, genes or virus proteins that a product aims at, as ids of lexicon/targets, in order of mention. */
export function targetsOf(concept: string, passages: readonly Passage[], mentions: readonly Mention[], words: Vocabulary): string[] {
  const family = FAMILIES[concept];
  if (family === undefined) return [];
  const found = new Set<string>();
  for (const passage of passages.filter(({ field }) => HEAD.has(field))) addTargets(found, passage, family, words, false);
  for (const passage of passages.filter(({ field }) => BODY.has(field))) addTargets(found, passage, family, words, true);
  if (found.size === 0)
    for (const passage of passages.filter(({ field }) => field === 'description')) addTargets(found, passage, family, words, true);
  if (found.size === 0)
    for (const { known, share } of mentions) for (const target of share > 0.5 ? (known?.targets ?? []) : []) found.add(target);
  if (found.has('EGFRvIII')) found.delete('EGFR');
  return [...found];
}

function addTargets(found: Set<string>, { tokens, leads }: Passage, family: Family, words: Vocabulary, needsWord: boolean): void {
  const hits = termsAt(words.targets, tokens, leads.targets);
  for (const [at, hit] of hits.entries()) {
    const { from, to, value } = hit;
    if (isOfDrug(tokens, from, to, family) || (needsWord && !isNear(tokens, from, to, NEAR[family]))) continue;
    if (!isAim(tokens, hits, at, family, words.aims.get(value))) continue;
    found.add(family === 'receptor' && value === 'NKG2D' ? 'NKG2DL' : value);
  }
  if (family !== 'receptor') return;
  for (const at of tokens.shaped) for (const target of fusedTargets(tokens, at, words.targets)) found.add(target);
}

function isNear(tokens: Tokens, from: number, to: number, near: ReadonlySet<string>): boolean {
  for (let at = from - 1; at >= from - 3 && at >= 0 && isJoined(tokens, at); at -= 1) if (near.has(tokens.words[at] as string)) return true;
  for (let at = to; at < to + 4 && at < tokens.words.length && isJoined(tokens, at - 1); at += 1)
    if (near.has(tokens.words[at] as string)) return true;
  return false;
}

function isOfDrug(tokens: Tokens, from: number, to: number, family: Family): boolean {
  const next = tokens.words[to] ?? '';
  if (isNegative(tokens, to)) return true;
  const after = tokens.words[to + 1] ?? '';
  if (family === 'gene' && /^antibod/.test(next)) return false;
  if (!isJoined(tokens, to - 1)) return false;
  const isAntibody = NOT_AIM.has(next) && !(next === 't' && family !== 'gene');
  return (
    isAntibody ||
    (next === 'monoclonal' && after === 'antibody') ||
    /^(prior|previous|failed|after|post|following|truncated)$/.test(tokens.words[from - 1] ?? '')
  );
}

/** "CD19- ALL": a minus sign right behind the name, with nothing behind it. */
function isNegative(tokens: Tokens, to: number): boolean {
  const end = tokens.ends[to - 1] ?? 0;
  return /^[-−–](?:$|[\s,;)])/.test(tokens.text.slice(end, end + 2));
}

/** A marker, a helper gene or a virus counts as the aim only where a receptor or edit is named for it: "CD4 CAR", "edited PD-1". */
function isAim(tokens: Tokens, hits: readonly TrieHit<string>[], at: number, family: Family, aims: Aims | undefined): boolean {
  const { from, to } = hits[at] as TrieHit<string>;
  const aim = family === 'silenced' ? undefined : aims?.[family];
  if (aim === undefined) return true;
  if (aim === 'never') return false;
  const [before, next] = [tokens.words[from - 1] ?? '', tokens.words[to] ?? ''];
  if (aim === 'vaccine') return /^vaccines?$/.test(next);
  if (family === 'gene') return GENE_BEHIND.test(next) || GENE_BEFORE.test(before);
  return RECEPTOR_BEHIND.test(next) || isListed(tokens, hits, at);
}

const GENE_BEHIND = /^(?:gene|plasmid|cdna|adenoviral|transgene)$/;
const GENE_BEFORE = /^(?:gene|encoding|expressing|human)$/;
const RECEPTOR_BEHIND = /^(?:car|cart|cars|chimeric|specific|targeted|directed)$/;

/** Between two other targets with slashes: "CD19/CD4/CD20". */
function isListed({ text, ends, starts }: Tokens, hits: readonly TrieHit<string>[], at: number): boolean {
  const [before, here, next] = [hits[at - 1], hits[at], hits[at + 1]];
  if (!before || !here || !next) return false;
  const isSlash = (left: TrieHit<string>, right: TrieHit<string>) => text.slice(ends[left.to - 1], starts[right.from]) === '/';
  return isSlash(before, here) && isSlash(here, next);
}
