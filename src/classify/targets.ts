import type { Field, Passage } from './fields.ts';
import { fusedTargets } from './fused.ts';
import type { Mention } from './mentions.ts';
import { isJoined, type Tokens } from './tokens.ts';
import { type TrieHit, termsAt } from './trie.ts';
import type { Vocabulary } from './vocabulary.ts';

type Family = 'receptor' | 'antigen' | 'gene' | 'silenced';

const FAMILIES: Readonly<Record<string, Family>> = {
  car_t: 'receptor',
  car: 'receptor',
  in_vivo_car: 'receptor',
  car_nk: 'receptor',
  car_m: 'receptor',
  tcr_t: 'receptor',
  immune_cell: 'receptor',
  treg: 'receptor',
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
/** Parts of the machine rather than its aim: costimulation, tags, cytokine armour, cell markers. */
const RECEPTOR_PARTS = new Set(
  'CD3 CD4 CD8 CD28 CD34 CD45 CD25 CD27 CD52 CD56 CD2 CD117 CD133 CD47 CD40 CD80 CD86 CD83 CD64 CD96 CD161 CXCR4 CXCR5 TRAC TRBC1 TRBC2 B2M CIITA PD-1 PD-L1 CTLA-4 TIGIT LAG-3 TIM-3 IL2 IL7 IL12 IL15 IL18 IL21 IL10 IL4 IL15 IFNG IFNA2 IFNB1 GM-CSF TGFBR2 TGFB1 TNFA NKG2A NKG2C NKG2D HLA-A2 HLA-G iCasp9 CISH 4-1BBL VEGFA IL2RB IL2RG EPO INS CD36 CD44 TRAIL OX40L HSV-TK IL5 EGF IL6 BAFF APRIL CD40L'.split(
    ' ',
  ),
);
/** Markers, drugs, helper genes and whole viruses, which a gene therapy rarely carries. */
const GENE_PARTS = new Set(
  'CD3 CD4 CD8 CD34 CD45 CD38 CD25 CD56 CD133 CD117 IL2 IL7 IL15 IL4 INS EPO GM-CSF PSA IFNG HLA-A2 ICAM-1 CD80 CD28 AFP CTLA-4 PD-1 PD-L1 EGFR HER2 CA125 CXCR4 IFNA2'.split(
    ' ',
  ),
);
/** Genes of inherited disease with names that mean other things beside a receptor. */
const DISEASE_GENES = new Set('PAH ADA WAS GAA GLA GAN CHM RHO IDS OTC F8 F9 FUS ASL F11 LPL TTR TH'.split(' '));
/** Whole viruses: aims of T cells and antisense drugs, elsewhere vectors or diseases. */
const VIRUSES = new Set(['HIV', 'CMV', 'adenovirus', 'EBV', 'HPV', 'HBV', 'VZV', 'SARS-CoV-2', 'BK virus', 'JC virus', 'HHV-6', 'MCPyV']);
const NEAR: Record<Family, ReadonlySet<string>> = {
  receptor: new Set(
    'anti car cart cars t targeting targeted targets directed specific against bispecific chimeric tcr ucar ucart target antigen recognizing recognize dual'.split(
      ' ',
    ),
  ),
  antigen: new Set(
    'specific against pulsed loaded peptide peptides encoding transfected directed targeted targeting ctl ctls mrna expressing vst'.split(
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
  for (const { from, to, value } of hits) {
    const near = isNear(tokens, from, to, NEAR[family]);
    if (isOfDrug(tokens, from, to, family) || (needsWord && !near)) continue;
    if (isPart(value, family) && !isAim(tokens, { from, to, value }, family)) continue;
    found.add(family === 'receptor' && value === 'NKG2D' ? 'NKG2DL' : value);
  }
  if (family !== 'receptor') return;
  for (const at of tokens.shaped) for (const target of fusedTargets(tokens, at, words.targets)) found.add(target);
}

function isPart(target: string, family: Family): boolean {
  if (family === 'receptor' && DISEASE_GENES.has(target)) return true;
  return family === 'gene' ? GENE_PARTS.has(target) || VIRUSES.has(target) : family !== 'silenced' && RECEPTOR_PARTS.has(target);
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
    /^(prior|previous|failed|after|post|following)$/.test(tokens.words[from - 1] ?? '')
  );
}

/** "CD19- ALL": a minus sign right behind the name, with nothing behind it. */
function isNegative(tokens: Tokens, to: number): boolean {
  const end = tokens.ends[to - 1] ?? 0;
  return /^[-−–](?:$|[\s,;)])/.test(tokens.text.slice(end, end + 2));
}

/** A part counts as the aim only where a receptor or edit is named for it: "CD4 CAR", "anti-PD-L1 CAR", "edited PD-1". */
function isAim(tokens: Tokens, { from, to, value: target }: TrieHit<string>, family: Family): boolean {
  const [before, next] = [tokens.words[from - 1] ?? '', tokens.words[to] ?? ''];
  if (family === 'receptor')
    return (
      /^(car|cart|cars|chimeric|specific|targeted|directed)$/.test(next) ||
      (before === 'anti' && /^(car|cart)$/.test(next)) ||
      isListed(tokens, from, to)
    );
  if (family === 'gene' && VIRUSES.has(target)) return /^vaccines?$/.test(next);
  if (family === 'gene')
    return /^(gene|plasmid|cdna|adenoviral|transgene)$/.test(next) || /^(gene|encoding|expressing|human)$/.test(before);
  return family === 'silenced';
}

function isListed(tokens: Tokens, from: number, to: number): boolean {
  const slash = (left: number) => tokens.text.slice(tokens.ends[left], tokens.starts[left + 1]) === '/';
  return slash(from - 1) && slash(to - 1);
}
