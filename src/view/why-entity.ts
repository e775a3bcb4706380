import { UsageError } from '../base/errors.ts';
import { classMatter } from '../classify/judged.ts';
import { sideKey } from '../entity/judged.ts';
import { type KnownIdentity, standing } from '../entity/judgement.ts';
import { type OrganisationRow, organisationRow, productRow, readCuration } from '../model/curation.ts';
import type { JudgedKind } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { modalityLabel } from './dimension.ts';
import { linkerOf, ruleLinker } from './linker.ts';
import { listed, statementsOf, statementsOfKinds } from './lookup.ts';
import {
  type Draft,
  entityName,
  isClassOf,
  kindOfSubject,
  originsOf,
  type Step,
  sayClass,
  sayIdentity,
  sayLink,
  standingIdentities,
  step,
} from './why.ts';
import { mentionsOf } from './why-mentions.ts';

/** Names as sources write them that an answer lists, the most often seen first. */
const MOST_NAMES = 12;

/** Which entity a name stands for and why, its other names, and what is related to it. Throws UsageError for a name that nothing knows. */
export async function whyEntity(atlas: Atlas, asked: string, known_by: string): Promise<Draft> {
  const links = linkerOf(atlas, known_by);
  const kind = kindOfSubject(asked) ?? (links.product(asked) ? 'product' : links.organisation(asked) ? 'organisation' : undefined);
  if (kind === undefined) return whyUnlinked(atlas, asked, known_by);
  const given = kindOfSubject(asked) ? { id: links.entity(kind, asked.slice(kind.length + 1)), link: undefined } : undefined;
  const link = given ? given.link : links[kind](asked);
  const subject = `${kind}/${given?.id ?? link?.id}`;
  const name = entityName(subject);
  const thing = labelOf('thing', kind);
  const why = sayLink(link);
  const judged = standingIdentities(atlas, known_by).filter((one) => one.kind === kind && touches(one, asked, subject));
  const classes = standing(atlas.judgements, known_by, classMatter).filter((one) => isClassOf(one, [subject]));
  return {
    kind: 'entity',
    subjects: [asked],
    label: null,
    probability: link?.judgement ? null : (link?.score ?? null),
    answer: {
      zh: `“${asked}”是${thing.zh} ${name.zh}（${subject}）${why.zh}。`,
      en: `“${asked}” is the ${thing.en} ${name.en} (${subject})${why.en}.`,
    },
    steps: [
      ...(kind === 'product' ? productSteps(subject) : []),
      ...(await curatedNames(atlas, subject, known_by)),
      ...(await writtenNames(atlas, kind, subject, known_by)),
      ...(await relatedSteps(atlas, kind, subject, known_by)),
    ],
    judgements: [...judged.map(sayIdentity), ...classes.map(sayClass)],
    origins: originsOf(subject),
  };
}

function touches({ kind, a, b }: KnownIdentity, asked: string, subject: string): boolean {
  return [a, b].some(
    (side) => side === subject || sideKey(kind, side) === sideKey(kind, asked) || `${kind}/${ruleLinker()[kind](side)?.id}` === subject,
  );
}

/** A name without an entity: what keeps it apart, and where it stands. */
async function whyUnlinked(atlas: Atlas, asked: string, known_by: string): Promise<Draft> {
  const judged = standingIdentities(atlas, known_by).filter((one) =>
    [one.a, one.b].some((side) => sideKey(one.kind, side) === sideKey(one.kind, asked)),
  );
  const mentions = await mentionsOf(atlas, asked, known_by);
  if (judged.length === 0 && mentions.length === 0)
    throw new UsageError(
      `"${asked}" stands in no statement known by ${known_by}; check the name, or add a source that holds it`,
      `在 ${known_by} 以前获知的陈述中没有“${asked}”；请核对名称，或加入载有它的来源`,
    );
  const rules = (['organisation', 'product'] as const).flatMap((kind) => {
    const link = ruleLinker()[kind](asked);
    return link ? [{ ...link, subject: `${kind}/${link.id}` }] : [];
  });
  return {
    kind: 'entity',
    subjects: [asked],
    label: null,
    probability: null,
    answer: { zh: `“${asked}”没有归入任何已整理的机构或产品。`, en: `“${asked}” is linked to no curated organisation or product.` },
    steps: [
      ...rules.map(({ subject, reason, score }) =>
        step(
          `按规则会归入 ${entityName(subject).zh}（${subject}）：${reason.zh}（${score}）；判断使其不归入。`,
          `By rule it would link to ${entityName(subject).en} (${subject}): ${reason.en} (${score}); a judgement keeps it apart.`,
        ),
      ),
      ...mentions,
      ...(await namedClass(atlas, asked, known_by)),
    ],
    judgements: judged.map(sayIdentity),
    origins: [],
  };
}

type NamedClass = { scope: string; modality: string; targets: string[] };

/** What the words of an uncurated product name say that it is. */
async function namedClass({ db }: Atlas, name: string, known_by: string): Promise<Step[]> {
  const rows = await db.rows<NamedClass>(
    'SELECT scope, modality, targets FROM product_class WHERE name = $1 AND product IS NULL AND known_from <= $2::DATE AND (known_to IS NULL OR known_to > $2::DATE)',
    [name, known_by],
  );
  return rows.map(({ scope, modality, targets }) => {
    const [kind, how] = [modalityLabel(modality), labelOf('class_scope', scope)];
    return step(
      `作为名单中的产品名，按其文字分类：${how.zh}；${kind.zh}${targets.length > 0 ? `；靶点 ${targets.join('、')}` : ''}。`,
      `As the name of a product on a list it is classified by its words: ${how.en}; ${kind.en}${targets.length > 0 ? `; targets ${targets.join(', ')}` : ''}.`,
    );
  });
}

function productSteps(subject: string): Step[] {
  const row = readCuration('products', productRow).find(({ id }) => `product/${id}` === subject);
  if (!row) return [];
  const kind = modalityLabel(row.modality ?? 'none');
  const aims = row.targets.join(', ');
  return [
    step(`整理的名单记载：${kind.zh}${aims && `，靶点 ${aims}`}。`, `The curation holds it as ${kind.en}${aims && `, targets ${aims}`}.`),
  ];
}

type CuratedName = { property: string; value: string; from: string | null; seen: string | null; id: string };

/** The curated names of an entity, one step for each kind of name, with the days of those that are dated. */
async function curatedNames(atlas: Atlas, subject: string, known_by: string): Promise<Step[]> {
  const rows = await atlas.db.rows<CuratedName>(
    `SELECT s.property, s.value, min(n.from_day)::VARCHAR AS from, min(n.seen)::VARCHAR AS seen, min(s.id) AS id
     FROM ${await statementsOf(atlas, [subject])} s LEFT JOIN product_name n ON n.statement = s.id
     WHERE s.subject = $1 AND s.property IN ('name', 'former_name', 'code', 'inn', 'brand', 'called') AND s.observed_at <= $2::DATE
     GROUP BY s.property, s.value ORDER BY s.property, s.value`,
    [subject, known_by],
  );
  return [...Map.groupBy(rows, ({ property }) => property)].map(([property, names]) => {
    const label = labelOf('property', property);
    const days = (one: CuratedName, since: string, seen: string) =>
      one.from ? ` (${since} ${one.from})` : one.seen ? ` (${seen} ${one.seen})` : '';
    const zh = names.map((one) => `${one.value}${days(one, '自', '见于')}`).join('、');
    const en = names.map((one) => `${one.value}${days(one, 'since', 'seen')}`).join(', ');
    return step(
      `${label.zh}：${zh}。`,
      `${label.en.charAt(0).toUpperCase()}${label.en.slice(1)}: ${en}.`,
      names.map(({ id }) => id),
    );
  });
}

type Written = {
  name: string;
  score: number;
  judgement: string | null;
  count: number;
  first: string;
  last: string;
  statement: string;
  names: number;
};

/** Names as sources write them that link to the entity. */
async function writtenNames({ db }: Atlas, kind: JudgedKind, subject: string, known_by: string): Promise<Step[]> {
  const linked = await db.rows<{ folded: string }>(
    `SELECT DISTINCT lower(name) AS folded FROM link WHERE kind = $1 AND entity = $2 AND known_from <= $3::DATE AND (known_to IS NULL OR known_to > $3::DATE) ORDER BY ALL`,
    [kind, subject.slice(kind.length + 1), known_by],
  );
  if (linked.length === 0) return [];
  const rows = await db.rows<Written>(
    `SELECT l.name, min(l.score) AS score, min(l.judgement) AS judgement, sum(m.count)::INTEGER AS count, min(m.observed_at)::VARCHAR AS first,
       max(m.observed_to)::VARCHAR AS last, max_by(m.statement, (m.observed_at, m.statement)) AS statement, (count(*) OVER ())::INTEGER AS names
     FROM link l JOIN (SELECT * FROM mention WHERE folded IN (${listed(linked.length, 4)})) m ON m.name = l.name
       AND m.property IN (${kind === 'product' ? "'product_name', 'intervention'" : "'sponsor', 'collaborator', 'applicant'"})
     WHERE l.kind = $1 AND l.entity = $2 AND l.known_from <= $3::DATE AND (l.known_to IS NULL OR l.known_to > $3::DATE) AND m.observed_at <= $3::DATE
     GROUP BY l.name ORDER BY sum(m.count) DESC, l.name LIMIT ${MOST_NAMES}`,
    [kind, subject.slice(kind.length + 1), known_by, ...linked.map(({ folded }) => folded)],
  );
  const rest = (rows[0]?.names ?? 0) - rows.length;
  return [...rows.map(sayWritten), ...(rest > 0 ? [step(`另有 ${rest} 种写法。`, `${rest} more spellings.`)] : [])];
}

function sayWritten({ name, score, judgement, count, first, last, statement }: Written): Step {
  const days = first === last ? first : `${first} – ${last}`;
  const how = judgement
    ? { zh: '判断', en: 'by judgement' }
    : score === 1
      ? { zh: '名称相同', en: 'equal names' }
      : { zh: `规则 ${score}`, en: `by rule ${score}` };
  return step(
    `来源写作“${name}”（${how.zh}；${count} 条陈述，${days}）。`,
    `Sources write “${name}” (${how.en}; ${count} statement${count === 1 ? '' : 's'}, ${days}).`,
    judgement ? [judgement, statement] : [statement],
  );
}

/** What is related to an entity: parents, related organisations, units and owners, by curated statements either way. */
async function relatedSteps(atlas: Atlas, kind: JudgedKind, subject: string, known_by: string): Promise<Step[]> {
  const statements = await statementsOfKinds(atlas, ['organisation/', 'product/']);
  const rows = await atlas.db.rows<{ subject: string; property: string; value: string; id: string }>(
    `SELECT subject, property, value, min(id) AS id FROM ${statements} WHERE property IN ('parent', 'related', 'organisation') AND observed_at <= $3::DATE
       AND (subject = $1 OR ($2 = 'organisation' AND value = $4)) GROUP BY ALL ORDER BY ALL`,
    [subject, kind, known_by, subject.slice(kind.length + 1)],
  );
  const known = new Set(readCuration('organisations', organisationRow).map(({ id }: OrganisationRow) => id));
  return rows
    .filter(({ value }) => known.has(value))
    .map(({ subject: from, property, value, id }) => {
      const [one, two, label] = [entityName(from), entityName(`organisation/${value}`), labelOf('property', property)];
      return step(
        `${one.zh}（${from}）的${label.zh}：${two.zh}。`,
        `${label.en.charAt(0).toUpperCase()}${label.en.slice(1)} of ${one.en} (${from}): ${two.en}.`,
        [id],
      );
    });
}
