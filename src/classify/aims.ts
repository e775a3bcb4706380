import { isJoined, type Tokens } from './tokens.ts';
import type { TrieHit } from './trie.ts';
import type { Aims } from './vocabulary.ts';

/** What the aim of a kind of product is: the antigen of a receptor, an antigen taught to cells, a gene carried or edited, a gene silenced, a protein that cells are made to secrete. */
export type Family = 'receptor' | 'antigen' | 'gene' | 'silenced' | 'secreted';

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
  other_cell: 'secreted',
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
  secreted: new Set(
    'secrete secretes secreting transduced transfected gene encoding expressing engineered producing modified transfer vector'.split(' '),
  ),
};
const NOT_AIM = new Set(
  'antibody antibodies monoclonal mab adc inhibitor inhibitors negative mutation mutations mutant mutated level levels wildtype tki amplification blockade t egfrt immunoglobulin infection disease retinitis reactivation viremia seropositive'.split(
    ' ',
  ),
);

/** The family of a concept of lexicon/trial-terms; undefined for products without an aim. */
export function familyOf(concept: string): Family | undefined {
  return FAMILIES[concept];
}

/** How a target stands in a text: as the aim of the product, of something given before, as a mark of patients ("CD19-positive"), or not at all. */
export type TargetStanding = 'aim' | 'before' | 'mark' | 'none';

/** Judges one of the targets found in a text; in a title or a product name it needs no word for an aim near it. */
export function targetStanding(
  tokens: Tokens,
  hits: readonly TrieHit<string>[],
  at: number,
  family: Family,
  aims: Aims | undefined,
  isHead: boolean,
): TargetStanding {
  const { from, to } = hits[at] as TrieHit<string>;
  if (isOfDrug(tokens, from, to, family) || !isAim(tokens, hits, at, family, aims)) return 'none';
  if (isGivenBefore(tokens, from)) return 'before';
  if ((isHead && !NEEDS_WORD.has(family) && !isNamedOnly(family, aims)) || isNear(tokens, from, to, NEAR[family])) return 'aim';
  return /^(?:positive|expressing)$/.test(tokens.words[to] ?? '') || tokens.text[tokens.ends[to - 1] as number] === '+' ? 'mark' : 'none';
}

/** Families whose products rarely have an aim, so that even a title must say that it is one. */
const NEEDS_WORD = new Set<Family>(['secreted']);

/** A virus that is the disease in most titles of antisense drugs. */
function isNamedOnly(family: Family, aims: Aims | undefined): boolean {
  return family === 'silenced' && aims?.silenced === 'named';
}

function isNear(tokens: Tokens, from: number, to: number, near: ReadonlySet<string>): boolean {
  for (let at = from - 1; at >= from - 3 && at >= 0 && isJoined(tokens, at); at -= 1) if (near.has(tokens.words[at] as string)) return true;
  for (let at = to; at < to + 4 && at < tokens.words.length && isJoined(tokens, at - 1); at += 1)
    if (near.has(tokens.words[at] as string)) return true;
  return false;
}

function isOfDrug(tokens: Tokens, from: number, to: number, family: Family): boolean {
  const [next, after] = [tokens.words[to] ?? '', tokens.words[to + 1] ?? ''];
  if (isNegative(tokens, to) || tokens.words[from - 1] === 'truncated') return true;
  if (family === 'gene' && /^antibod/.test(next)) return false;
  if (!isJoined(tokens, to - 1)) return false;
  const isAntibody = NOT_AIM.has(next) && !(next === 't' && family !== 'gene') && !(family === 'antigen' && /^muta/.test(next));
  return isAntibody || (next === 'monoclonal' && after === 'antibody') || isBispecific(tokens, to);
}

/** GPRC5D/CD3, CD20xCD3: an antibody that leads T cells to a target. */
function isBispecific({ text, starts, ends, words }: Tokens, to: number): boolean {
  return /^cd3e?$/.test(words[to] ?? '') && /^[/x×]$/.test(text.slice(ends[to - 1], starts[to]));
}

/** "Following commercial CD19 CAR-T", "after CD19 CAR-T failure". */
function isGivenBefore(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 2 && isJoined(tokens, at); at -= 1)
    if (/^(?:prior|previous|failed|after|post|following)$/.test(tokens.words[at] as string)) return true;
  return false;
}

/** "CD19- ALL": a minus sign right behind the name, with nothing behind it. */
function isNegative(tokens: Tokens, to: number): boolean {
  const end = tokens.ends[to - 1] ?? 0;
  return /^[-−–](?:$|[\s,;)])/.test(tokens.text.slice(end, end + 2));
}

/** A marker, a helper gene or a virus counts as the aim only where a receptor or edit is named for it: "CD4 CAR", "edited PD-1". */
function isAim(tokens: Tokens, hits: readonly TrieHit<string>[], at: number, family: Family, aims: Aims | undefined): boolean {
  const { from, to } = hits[at] as TrieHit<string>;
  if (family === 'secreted' && /^CD(?!80|86|40L)/.test((hits[at] as TrieHit<string>).value)) return false;
  const aim = family === 'silenced' || family === 'secreted' ? undefined : aims?.[family];
  if (aim === undefined) return true;
  if (aim === 'never') return false;
  const [before, next] = [tokens.words[from - 1] ?? '', tokens.words[to] ?? ''];
  if (aim === 'car') return /^(?:car|cart|cars|chimeric)$/.test(next);
  if (aim === 'vaccine' && /^(?:encoding|expressing|expresses)$/.test(before)) return true;
  if (aim === 'vaccine') return tokens.words.slice(Math.max(0, from - 2), to + 2).some((word) => VACCINE.test(word));
  if (family === 'gene') return GENE_BEHIND.test(next) || GENE_BEFORE.test(before);
  return RECEPTOR_BEHIND.test(next) || isListed(tokens, hits, at);
}

const VACCINE = /^vaccin/;
const GENE_BEHIND = /^(?:gene|plasmid|cdna|adenoviral|transgene)$/;
const GENE_BEFORE = /^(?:gene|encoding|expressing|expresses|human|alvac|vaccinia|rv)$/;
const RECEPTOR_BEHIND = /^(?:car|cart|cars|chimeric|specific|targeted|directed)$/;

/** Between two other targets with slashes: "CD19/CD4/CD20". */
function isListed({ text, ends, starts }: Tokens, hits: readonly TrieHit<string>[], at: number): boolean {
  const [before, here, next] = [hits[at - 1], hits[at], hits[at + 1]];
  if (!before || !here || !next) return false;
  const isSlash = (left: TrieHit<string>, right: TrieHit<string>) => text.slice(ends[left.to - 1], starts[right.from]) === '/';
  return isSlash(before, here) && isSlash(here, next);
}
