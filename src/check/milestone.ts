import { diseaseFinder } from '../classify/disease.ts';
import { isDiseaseWithin } from '../classify/disease-tree.ts';
import type { MilestoneClaim } from '../model/claim.ts';
import { GRADES } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { type Milestone, milestones, openQuestion } from '../view/milestones.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import { datesMeet, lastDay, widened } from './days.ts';
import { worded } from './milestone-words.ts';
import { productNamed, sharedName } from './product-named.ts';
import { weakness } from './record.ts';
import { joinSentences, withMissing } from './words.ts';

/** Agencies that speak for one jurisdiction under several names. */
const FAMILY: Record<string, string> = { NMPA: 'CN', CDE: 'CN', CFDA: 'CN', FDA: 'US', EMA: 'EU', MHRA: 'UK', MHLW: 'JP', PMDA: 'JP' };

type Judged = Pick<Finding, 'verdict' | 'reasons' | 'evidence'>;

/** Checks a milestone against what the sources at hand say of the product it names; `isDated` is false where the passage itself gives no date. */
export async function checkMilestone(context: CheckContext, claim: MilestoneClaim, isDated: boolean): Promise<Finding> {
  const { as_of, known_by } = context;
  if (claim.product === null) return unnamed(claim);
  const named = productNamed(context, claim.product, claim.subject_org);
  if (named.kind === 'shared') return { verdict: 'unclear', reasons: sharedName(claim.product, named.products), evidence: [], missing: [] };
  const rows = named.kind === 'one' ? await milestones(context.atlas, { ...openQuestion(as_of, known_by), product: named.id }) : [];
  const here = rows.filter((row) => isSamePlace(row, claim));
  const said = isDated ? claim : { ...claim, date: null };
  const judged = judge(said, here, named.kind === 'one');
  const used = rows.filter(({ statement }) => judged.evidence.includes(statement));
  const missing = used.some(({ grade }) => grade === 'register' || grade === 'regulator' || judged.verdict === 'supported')
    ? []
    : await missingFor(context, claim);
  const after = aftermath(here, used, claim);
  const more = [...(isDated ? [] : otherDay(claim, used)), ...(after.length > 0 ? [alsoOnRecord(after, claim)] : [])];
  const reasons = joinSentences([judged.reasons, ...more]);
  return {
    ...judged,
    evidence: [...judged.evidence, ...after.map(({ statement }) => statement)],
    missing,
    reasons: withMissing(reasons, missing),
  };
}

/** Says that a date, taken over from another clause, was not compared, where it would differ. */
function otherDay({ date }: MilestoneClaim, used: Milestone[]): Both[] {
  if (date === null || used.length === 0 || used.some((row) => datesMeet(date, daysOf(row)))) return [];
  return [{ zh: `文中的 ${date} 说的是另一分句，未作比对。`, en: `${date} in the text dates another clause and was not compared.` }];
}

function unnamed({ subject_org: who }: MilestoneClaim): Finding {
  const zh = who ? `文中没有点名 ${who} 的产品，无法与名单对应。` : '文中没有点名产品，无法与任何名单对应。';
  const en = who
    ? `The text names no product of ${who}, so no list can be matched.`
    : 'The text names no product, so no list can be matched.';
  return { verdict: 'not_checkable', reasons: { zh, en }, evidence: [], missing: [] };
}

async function missingFor(context: CheckContext, claim: MilestoneClaim): Promise<Both[]> {
  const place = jurisdictionOf(claim);
  const source = await settling(context.atlas, claim.milestone, place);
  const found = lacking(source, lastDay(claim.date) ?? context.as_of);
  return found ? [found] : [];
}

function isSamePlace(row: Milestone, claim: MilestoneClaim): boolean {
  const [said, found] = [jurisdictionOf(claim), jurisdictionOf(row)];
  return said === null || found === null || said === found;
}

function jurisdictionOf({ agency, jurisdiction }: { agency: string | null; jurisdiction: string | null }): string | null {
  return jurisdiction ?? (agency === null ? null : (FAMILY[agency] ?? null));
}

function judge(claim: MilestoneClaim, rows: Milestone[], isKnown: boolean): Judged {
  const same = rows.filter(({ milestone }) => milestone === claim.milestone);
  const alike = same.filter(({ disease }) => !isOtherDisease(claim.disease, disease));
  if (claim.modifier === 'planned') return judgePlan(claim, alike);
  if (same.length === 0) return judgeOther(claim, rows, isKnown);
  return alike.length === 0 ? forOtherDisease(claim, same) : judgeSame(claim, alike);
}

/** True only where both diseases are known and neither is a kind of the other. */
function isOtherDisease(said: string | null, found: string | null): boolean {
  if (said === null || found === null) return false;
  const [asked, has] = [said, found].map((text) =>
    diseaseFinder()
      .inText(text)
      .map(({ disease }) => disease),
  );
  if (!asked || !has || asked.length === 0 || has.length === 0) return false;
  return !asked.some((one) => has.some((other) => isDiseaseWithin(one, other) || isDiseaseWithin(other, one)));
}

function forOtherDisease(claim: MilestoneClaim, same: Milestone[]): Judged {
  const said = worded(same, claim.product);
  const reasons = {
    zh: `只有另一适应症的记录：${said.zh}；没有“${claim.disease}”的。`,
    en: `On record for another disease only: ${said.en}; nothing for "${claim.disease}".`,
  };
  return { verdict: 'unclear', evidence: statementsOf(same), reasons };
}

function judgePlan(claim: MilestoneClaim, same: Milestone[]): Judged {
  const plan = { zh: '文中说的是计划，名单只记已发生的事。', en: 'The text states a plan; lists hold only what has happened.' };
  if (same.length === 0) return { verdict: 'not_checkable', evidence: [], reasons: plan };
  const said = worded(same, claim.product);
  const since = { zh: `记录中后来有：${said.zh}。`, en: `On record since: ${said.en}.` };
  return { verdict: 'not_checkable', evidence: statementsOf(same), reasons: joinSentences([plan, since]) };
}

function judgeSame(claim: MilestoneClaim, same: Milestone[]): Judged {
  const modified = same.filter((row) => modifierClass(row.modifier) === modifierClass(claim.modifier));
  if (modified.length === 0) return judgeModifier(claim, same);
  const dated = modified.filter((row) => datesMeet(claim.date, widened(daysOf(row), 1)));
  const used = dated.length > 0 ? dated : modified;
  const said = worded(used, claim.product);
  const evidence = statementsOf(used);
  if (dated.length === 0) {
    const reasons = {
      zh: `${said.zh}；日期与文中的 ${claim.date} 不符。`,
      en: `${said.en}; the date differs from ${claim.date} in the text.`,
    };
    return { verdict: 'partly', evidence, reasons };
  }
  const isExact = dated.some((row) => datesMeet(claim.date, daysOf(row)));
  const [zh, en] = isExact
    ? ['', '']
    : [`；与文中的 ${claim.date} 差一天，或因时差`, `; one day from ${claim.date} in the text, which time zones explain`];
  const [best] = used.toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade)) as [Milestone];
  const told = { zh: `${said.zh}${zh}。`, en: `${said.en}${en}.` };
  const weak = weakness(best.grade);
  return { verdict: weak ? 'partly' : 'supported', evidence, reasons: weak ? joinSentences([told, weak]) : told };
}

/** The same milestone is on record, but not in the way that the text says it. */
function judgeModifier(claim: MilestoneClaim, same: Milestone[]): Judged {
  const said = worded(same, claim.product);
  const [zh, en] =
    claim.modifier === null
      ? ['文中未加限定', 'without a qualifier']
      : [`文中为“${labelOf('modifier', claim.modifier).zh}”`, `as ${labelOf('modifier', claim.modifier).en}`];
  const lifted = same.every(({ modifier }) => modifier === 'lifted' || modifier === 'rejected');
  const verdict = lifted && claim.modifier === null ? 'contradicted' : 'partly';
  return { verdict, evidence: statementsOf(same), reasons: { zh: `${said.zh}；而${zh}。`, en: `${said.en}; the text states it ${en}.` } };
}

/** Nothing on this milestone: says what is known of the product instead. */
function judgeOther(claim: MilestoneClaim, rows: Milestone[], isKnown: boolean): Judged {
  const proposed = rows.filter(({ milestone }) => claim.milestone === 'breakthrough' && milestone === 'breakthrough_proposed');
  if (proposed.length > 0) {
    const said = worded(proposed, claim.product);
    const reasons = {
      zh: `${said.zh}；这是拟纳入，名单不显示是否最终纳入。`,
      en: `${said.en}; that is a proposal, and the list does not show whether it was granted.`,
    };
    return { verdict: 'unclear', evidence: statementsOf(proposed), reasons };
  }
  const granted = rows.filter(({ milestone }) => claim.milestone === 'breakthrough_proposed' && milestone === 'breakthrough');
  if (granted.length > 0) {
    const said = worded(granted, claim.product);
    const reasons = { zh: `只有正式纳入的记录：${said.zh}。`, en: `Only the grant is on record: ${said.en}.` };
    return { verdict: 'partly', evidence: statementsOf(granted), reasons };
  }
  const reasons = isKnown
    ? { zh: `现有来源中没有 ${claim.product} 的这一里程碑。`, en: `No source at hand states this milestone of ${claim.product}.` }
    : { zh: `图谱不知道名为 ${claim.product} 的产品。`, en: `The atlas knows no product named ${claim.product}.` };
  return { verdict: 'unclear', evidence: [], reasons };
}

/** Holds, withdrawals and refusals on record beside the milestone, which a reader of it must know. */
function aftermath(rows: Milestone[], used: Milestone[], claim: MilestoneClaim): Milestone[] {
  if (used.length === 0 || claim.milestone === 'suspended') return [];
  return rows.filter(
    (row) => !used.includes(row) && (row.milestone === 'suspended' || row.modifier === 'lifted' || row.modifier === 'rejected'),
  );
}

function alsoOnRecord(rows: Milestone[], { product }: MilestoneClaim): Both {
  const said = worded(rows, product);
  return { zh: `另有记录：${said.zh}。`, en: `Also on record: ${said.en}.` };
}

function modifierClass(modifier: string | null): string {
  return modifier === null || modifier === 'conditional' ? 'plain' : modifier;
}

function daysOf({ date_from, date_to }: Milestone): { from: string | null; to: string | null } {
  return { from: date_from, to: date_to };
}

function statementsOf(rows: Milestone[]): string[] {
  return rows.map(({ statement }) => statement);
}
