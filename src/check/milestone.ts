import type { MilestoneClaim } from '../model/claim.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { type Milestone, milestones, openQuestion } from '../view/milestones.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import { datesMeet, lastDay } from './days.ts';
import { PROVING } from './record.ts';
import { withMissing } from './words.ts';

/** Agencies that speak for one jurisdiction under several names. */
const FAMILY: Record<string, string> = { NMPA: 'CN', CDE: 'CN', CFDA: 'CN', FDA: 'US', EMA: 'EU', MHRA: 'UK', MHLW: 'JP', PMDA: 'JP' };

/** Checks a milestone against what the sources at hand say of the product it names. */
export async function checkMilestone(context: CheckContext, claim: MilestoneClaim): Promise<Finding> {
  const product = claim.product === null ? undefined : context.linker.product(claim.product);
  if (claim.product === null) return unnamed(claim);
  const rows = product ? await milestones(context.atlas, { ...openQuestion(context.as_of, context.known_by), product: product.id }) : [];
  const same = rows.filter((row) => isSameEvent(row, claim));
  const missing = await missingFor(context, claim);
  const judged = same.length > 0 ? judgeSame(claim, same) : judgeOther(claim, rows, product !== undefined);
  return {
    ...judged,
    missing: judged.verdict === 'supported' ? [] : missing,
    reasons: withMissing(judged.reasons, judged.verdict === 'supported' ? [] : missing),
  };
}

type Judged = Pick<Finding, 'verdict' | 'reasons' | 'evidence'>;

function unnamed(claim: MilestoneClaim): Finding {
  const who = claim.subject_org;
  const zh = who ? `文中没有点名 ${who} 的产品，无法与名单对应。` : '文中没有点名产品，无法与任何名单对应。';
  const en = who
    ? `The text names no product of ${who}, so no list can be matched.`
    : 'The text names no product, so no list can be matched.';
  return { verdict: 'not_checkable', reasons: { zh, en }, evidence: [], missing: [] };
}

async function missingFor(context: CheckContext, claim: MilestoneClaim): Promise<Finding['missing']> {
  const found = lacking(await settling(context.atlas, claim.milestone, jurisdictionOf(claim)), lastDay(claim.date) ?? context.as_of);
  return found ? [found] : [];
}

function isSameEvent(row: Milestone, claim: MilestoneClaim): boolean {
  if (row.milestone !== claim.milestone) return false;
  const [said, found] = [jurisdictionOf(claim), jurisdictionOf(row)];
  return said === null || found === null || said === found;
}

function jurisdictionOf({ agency, jurisdiction }: { agency: string | null; jurisdiction: string | null }): string | null {
  return jurisdiction ?? (agency === null ? null : (FAMILY[agency] ?? null));
}

function judgeSame(claim: MilestoneClaim, same: Milestone[]): Judged {
  const modified = same.filter((row) => modifierClass(row.modifier) === modifierClass(claim.modifier));
  if (modified.length === 0) return judgeModifier(claim, same);
  const dated = modified.filter((row) => datesMeet(claim.date, { from: row.date_from, to: row.date_to }));
  const used = dated.length > 0 ? dated : modified;
  const evidence = used.map(({ statement }) => statement);
  const said = describe(used);
  if (dated.length === 0) {
    const reasons = {
      zh: `${said.zh}；日期与文中的 ${claim.date} 不符。`,
      en: `${said.en}; the date differs from ${claim.date} in the text.`,
    };
    return { verdict: 'partly', evidence, reasons };
  }
  if (used.some(({ grade }) => PROVING.includes(grade)))
    return { verdict: 'supported', evidence, reasons: { zh: `${said.zh}。`, en: `${said.en}.` } };
  const reasons = { zh: `${said.zh}；仅见媒体报道，未经证实。`, en: `${said.en}; reported by media only, not confirmed.` };
  return { verdict: 'partly', evidence, reasons };
}

/** The same milestone is on record, but not in the way that the text says it. */
function judgeModifier(claim: MilestoneClaim, same: Milestone[]): Judged {
  const said = describe(same);
  const evidence = same.map(({ statement }) => statement);
  const [zh, en] =
    claim.modifier === null
      ? ['文中未加限定', 'without a qualifier']
      : [`文中为“${labelOf('modifier', claim.modifier).zh}”`, `as ${claim.modifier}`];
  const lifted = same.some(({ modifier }) => modifier === 'lifted' || modifier === 'rejected');
  const verdict = lifted && claim.modifier === null ? 'contradicted' : 'partly';
  return { verdict, evidence, reasons: { zh: `${said.zh}；而${zh}。`, en: `${said.en}; the text states it ${en}.` } };
}

/** Nothing on this milestone: says what is known of the product instead. */
function judgeOther(claim: MilestoneClaim, rows: Milestone[], isKnown: boolean): Judged {
  const proposed = rows.filter(({ milestone }) => claim.milestone === 'breakthrough' && milestone === 'breakthrough_proposed');
  if (proposed.length > 0) {
    const said = describe(proposed);
    const reasons = {
      zh: `${said.zh}；这是拟纳入，名单不显示是否最终纳入。`,
      en: `${said.en}; that is a proposal, and the list does not show whether it was granted.`,
    };
    return { verdict: 'unclear', evidence: proposed.map(({ statement }) => statement), reasons };
  }
  if (!isKnown) {
    return {
      verdict: 'unclear',
      evidence: [],
      reasons: { zh: `知识库中没有名为 ${claim.product} 的产品。`, en: `The atlas knows no product named ${claim.product}.` },
    };
  }
  const reasons = {
    zh: `现有来源中没有 ${claim.product} 的这一里程碑。`,
    en: `No source at hand states this milestone of ${claim.product}.`,
  };
  return { verdict: 'unclear', evidence: [], reasons };
}

function modifierClass(modifier: string | null): string {
  return modifier === null || modifier === 'conditional' ? 'plain' : modifier;
}

function describe(rows: Milestone[]): { zh: string; en: string } {
  const shown = [...new Map(rows.map((row) => [`${row.date_from} ${row.grade} ${row.milestone} ${row.modifier}`, row])).values()].slice(
    0,
    3,
  );
  return {
    zh: shown.map((row) => sentence(row, 'zh', '日期不详')).join('；'),
    en: shown.map((row) => sentence(row, 'en', 'date not known')).join('; '),
  };
}

function sentence(row: Milestone, lang: 'zh' | 'en', undated: string): string {
  const label = (group: string, code: string | null) => (code === null ? [] : [labelOf(group, code)[lang]]);
  const what = [...label('milestone', row.milestone), ...label('modifier', row.modifier)].join(' ');
  const who = row.agency ?? row.jurisdiction;
  const parts = [what, ...(who ? [who] : []), dateOf(row) ?? undated, ...label('grade', row.grade)];
  return lang === 'zh' ? `${row.label}：${parts.join('，')}` : `${row.label}: ${parts.join(', ')}`;
}

/** The date of a milestone at the precision it is known to. */
export function dateOf({ date_from, precision }: Milestone): string | null {
  if (date_from === null) return null;
  return date_from.slice(0, { year: 4, month: 7 }[precision ?? ''] ?? 10);
}
