import { hasHan } from '../base/chinese.ts';
import type { JudgedLink, JudgedLinker } from '../entity/judged.ts';
import { sideKey } from '../entity/judged.ts';
import type { KnownIdentity } from '../entity/judgement.ts';
import { productNames } from '../entity/name-alias.ts';
import { nameParts } from '../entity/name-parts.ts';
import { syllables } from '../entity/name-sound.ts';
import { foldName, nameKey } from '../entity/name-words.ts';
import { compareNames, type NameComparison } from '../entity/names.ts';
import { isProductName, productKey } from '../entity/names-product.ts';
import { placeById } from '../entity/place-index.ts';
import { productRow, readCuration } from '../model/curation.ts';
import type { Both } from '../model/definitions.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { linkerOf, ruleLinker } from './linker.ts';
import { statementsOf } from './lookup.ts';
import { type Draft, entityName, kindOfSubject, originsOf, type Step, sayIdentity, sayLink, standingIdentities, step } from './why.ts';
import { mentionsOf } from './why-mentions.ts';

/** One of the two sides: what was asked, the name that is compared, and what it stands for by rule and by judgement. */
type Side = {
  asked: string;
  name: string;
  entity: string | undefined;
  link: JudgedLink | undefined;
  byRule: string | undefined;
  described: string | undefined;
};

/** Why two names, or a name and an entity, are the same, related, different or unsure. */
export async function whyNames(atlas: Atlas, subjects: [string, string], known_by: string): Promise<Draft> {
  const links = linkerOf(atlas, known_by);
  const kind = kindOf(subjects, links);
  const sides = subjects.map((asked) => sideOf(asked, kind, links)) as [Side, Side];
  const judged = standingIdentities(atlas, known_by).filter((one) => one.kind === kind && bears(one, sides));
  const rule = compareNames(sides[0].name, sides[1].name);
  const entities = [...new Set(sides.flatMap(({ entity }) => (entity === undefined ? [] : [`${kind}/${entity}`])))];
  const steps = [
    ...sides.map((side) => linkStep(side, kind)),
    ...(kind === 'organisation' ? sides.map(({ name }) => partsStep(name)) : sides.map(({ name }) => productStep(name))),
    ...soundSteps(sides, kind),
    ...(await relationSteps(atlas, entities, known_by)),
    ruleStep(sides, rule),
    ...(await Promise.all(sides.map(({ name }) => mentionsOf(atlas, name, known_by)))).flat(),
  ];
  return {
    kind: 'names',
    subjects,
    ...conclude(kind, sides, rule, judged.at(-1)),
    steps,
    judgements: judged.map(sayIdentity),
    origins: entities.flatMap(originsOf),
  };
}

function kindOf(subjects: string[], links: JudgedLinker): JudgedKind {
  const said = subjects.map(kindOfSubject).find((kind) => kind !== undefined);
  if (said) return said;
  if (subjects.some((one) => links.organisation(one))) return 'organisation';
  return subjects.some((one) => links.product(one)) || subjects.every(isProductName) ? 'product' : 'organisation';
}

function sideOf(asked: string, kind: JudgedKind, links: JudgedLinker): Side {
  if (kindOfSubject(asked)) {
    const id = asked.slice(asked.indexOf('/') + 1);
    const known = entityName(asked);
    return { asked, name: known.zh, entity: links.entity(kind, id), link: undefined, byRule: id, described: undefined };
  }
  const link = links[kind](asked);
  const described = link ? undefined : describedBy(asked, kind);
  return { asked, name: asked, entity: link?.id, link, byRule: ruleLinker()[kind](asked)?.id, described };
}

/** Whether a judgement is about these two, each by its name or by the entity it stands for. */
function bears({ kind, a, b }: KnownIdentity, [one, two]: [Side, Side]): boolean {
  const fits = (side: string, of: Side) =>
    sideKey(kind, side) === sideKey(kind, of.asked) ||
    side === `${kind}/${of.entity}` ||
    side === of.described ||
    isCuratedTwin(kind, side, of);
  return (fits(a, one) && fits(b, two)) || (fits(a, two) && fits(b, one));
}

/** Another curated name of the entity that a side stands for. */
function isCuratedTwin(kind: JudgedKind, side: string, of: Side): boolean {
  const link = side.startsWith(`${kind}/`) ? undefined : ruleLinker()[kind](side);
  return link?.score === 1 && of.entity !== undefined && link.id === of.entity;
}

/** A probability to two decimals. */
function round(score: number): number {
  return Math.round(score * 100) / 100;
}

type Conclusion = Pick<Draft, 'answer' | 'label' | 'probability'>;

function conclude(kind: JudgedKind, sides: [Side, Side], rule: NameComparison, judged: KnownIdentity | undefined): Conclusion {
  const [a, b] = sides;
  const shared = a.entity !== undefined && a.entity === b.entity;
  const label = judged?.label ?? (shared ? 'same' : rule.label);
  const score = round(shared ? Math.min(a.link?.score ?? 1, b.link?.score ?? 1) : rule.score);
  const thing = labelOf('thing', kind);
  const who = shared ? entityName(`${kind}/${a.entity}`) : null;
  const by = judged
    ? { zh: `由 ${judged.by} 于 ${judged.decided} 判断`, en: `judged by ${judged.by} on ${judged.decided}` }
    : { zh: `按规则，相同的概率 ${score}`, en: `by rule, probability of the same ${score}` };
  const says: Record<string, Both> = {
    same: { zh: `是同一${thing.zh}${who ? `（${who.zh}）` : ''}`, en: `are the same ${thing.en}${who ? ` (${who.en})` : ''}` },
    different: { zh: `是两个不同的${thing.zh}`, en: `are two different ${thing.en}s` },
    related: { zh: `是相关的两个${thing.zh}，不作合并`, en: `are related ${thing.en}s, not one and the same` },
    unsure: { zh: `是否同一${thing.zh}存疑，不作合并`, en: `may or may not be one ${thing.en}, and are not merged` },
  };
  const said = says[label] as Both;
  const answer = { zh: `“${a.asked}”与“${b.asked}”${said.zh}（${by.zh}）。`, en: `“${a.asked}” and “${b.asked}” ${said.en} (${by.en}).` };
  return { answer, label, probability: judged ? null : score };
}

function linkStep({ asked, entity, link, byRule, described }: Side, kind: JudgedKind): Step {
  const thing = labelOf('thing', kind);
  if (entity === undefined) {
    const broken = byRule === undefined ? undefined : entityName(`${kind}/${byRule}`);
    if (described && !broken)
      return step(
        `“${asked}”是 ${entityName(described).zh}（${described}）的描述性名称，其他产品也可能这样称呼，故不归入。`,
        `“${asked}” is on record as a description of ${entityName(described).en} (${described}); others may be described so, and it links to none.`,
      );
    if (!broken) return step(`整理的名单中没有名为“${asked}”的${thing.zh}。`, `The curation knows no ${thing.en} named “${asked}”.`);
    return step(
      `按规则，“${asked}”会归入 ${broken.zh}（${kind}/${byRule}）；判断使其不归入。`,
      `By rule “${asked}” would link to ${broken.en} (${kind}/${byRule}); a judgement keeps it apart.`,
    );
  }
  const name = entityName(`${kind}/${entity}`);
  const why = sayLink(link);
  return step(
    `“${asked}”归入 ${name.zh}（${kind}/${entity}）${why.zh}。`,
    `“${asked}” stands for ${name.en} (${kind}/${entity})${why.en}.`,
  );
}

/** The one curated product that goes by a name which is too general to link. */
function describedBy(name: string, kind: JudgedKind): string | undefined {
  const rows =
    kind === 'product'
      ? readCuration('products', productRow).filter((row) => productNames(row).some((one) => productKey(one) === productKey(name)))
      : [];
  return rows.length === 1 ? `product/${rows[0]?.id}` : undefined;
}

function partsStep(name: string): Step {
  const { core, words, industry, places, kind, legal } = nameParts(name);
  const where = [...new Set(places)].flatMap((id) => placeById(id) ?? []);
  const list = (parts: [string, string][]) => parts.filter(([, value]) => value !== '');
  const brand = kind === 'company' ? core.join(' ') : words.join(' ');
  const zh = list([
    ['主体', brand],
    ['行业词', industry.join('、')],
    ['地名', where.map((one) => one.zh[0] ?? one.id).join('、')],
    ['法律形式', legal ? '有' : ''],
  ]);
  const en = list([
    ['core', brand],
    ['words of the industry', industry.join(' ')],
    ['place', where.map((one) => one.en[0] ?? one.id).join(', ')],
    ['legal form', legal ? 'yes' : ''],
  ]);
  const folded = foldName(name);
  return step(
    `“${name}”统一写法为“${folded}”，拆开：${zh.map(([key, value]) => `${key} ${value}`).join('；') || '没有主体'}。`,
    `“${name}” is folded to “${folded}” and taken apart: ${en.map(([key, value]) => `${key} ${value}`).join('; ') || 'no core'}.`,
  );
}

function productStep(name: string): Step {
  const key = productKey(name);
  return step(`“${name}”去掉剂型与写法差异后为“${key}”。`, `“${name}” without dosage form and writing is “${key}”.`);
}

/** How Chinese cores sound: for two Chinese names that sound alike, and for a Chinese name beside an English one. */
function soundSteps(sides: [Side, Side], kind: JudgedKind): Step[] {
  if (kind !== 'organisation') return [];
  const [a, b] = sides.map(({ name }) => ({ name, core: nameParts(name).core.join(''), isChinese: hasHan(name) })) as [Sounded, Sounded];
  if (a.isChinese && b.isChinese) {
    const alike = nameKey(a.core) !== nameKey(b.core) && syllables(a.core).join(' ') === syllables(b.core).join(' ');
    const sound = syllables(a.core).join(' ');
    return alike
      ? [
          step(
            `“${a.core}”与“${b.core}”同音（${sound}）；仅读音相同不作合并。`,
            `“${a.core}” and “${b.core}” sound alike (${sound}); sound alone merges nothing.`,
          ),
        ]
      : [];
  }
  const [chinese, english] = a.isChinese ? [a, b] : [b, a];
  if (!chinese.isChinese || chinese.core === '') return [];
  const sound = syllables(chinese.core).join(' ');
  return [
    step(
      `“${chinese.core}”的拼音为 ${sound}，对照英文“${english.core}”。`,
      `“${chinese.core}” reads ${sound} in pinyin, held beside “${english.core}”.`,
    ),
  ];
}

type Sounded = { name: string; core: string; isChinese: boolean };

/** What the rules say of the two names; of two names of one entity what their words alone would say. */
function ruleStep([a, b]: [Side, Side], known: NameComparison): Step {
  const shared = a.entity !== undefined && a.entity === b.entity;
  const { label, score, reason } = shared ? compareNames(a.name, b.name, null) : known;
  const words = labelOf('judgement', label);
  return shared
    ? step(
        `只看两个名称的文字：${words.zh}（${round(score)}）：${reason.zh}。`,
        `By the words of the two names alone: ${words.en} (${round(score)}): ${reason.en}.`,
      )
    : step(
        `名称规则：${words.zh}（${round(score)}）：${reason.zh}。`,
        `The rules of names say: ${words.en} (${round(score)}): ${reason.en}.`,
      );
}

/** Curated statements that relate two entities, either way. */
async function relationSteps(atlas: Atlas, [a, b]: string[], known_by: string): Promise<Step[]> {
  if (a === undefined || b === undefined) return [];
  const rows = await atlas.db.rows<{ subject: string; property: string; value: string; id: string }>(
    `SELECT subject, property, value, id FROM ${await statementsOf(atlas, [a, b])} WHERE property IN ('parent', 'related') AND observed_at <= $3::DATE
       AND ((subject = $1 AND value = $4) OR (subject = $2 AND value = $5)) ORDER BY ALL`,
    [a, b, known_by, b.slice(b.indexOf('/') + 1), a.slice(a.indexOf('/') + 1)],
  );
  return rows.map(({ subject, property, value, id }) => {
    const [one, two, label] = [entityName(subject), entityName(`organisation/${value}`), labelOf('property', property)];
    return step(`整理的名单记载 ${one.zh} 的${label.zh}为 ${two.zh}。`, `The curation names ${two.en} as ${label.en} of ${one.en}.`, [id]);
  });
}
