import { UsageError } from '../base/errors.ts';
import { classMatter } from '../classify/judged.ts';
import { scopeOfModality } from '../classify/scope.ts';
import type { Reason } from '../classify/trial.ts';
import { standing } from '../entity/judgement.ts';
import { type Both, DEFINITIONS } from '../model/definitions.ts';
import { JUDGED_FIELDS, type JudgedField } from '../model/judgement.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { modalityLabel } from './dimension.ts';
import { statementsOf } from './lookup.ts';
import { type Draft, isClassOf, type Step, sayClass, step } from './why.ts';
import { registrationSteps } from './why-twins.ts';
import { type Said, wordsFor } from './why-words.ts';

type TrialClass = {
  scope: string;
  modality: string;
  cell_source: string;
  targets: string[];
  role: string;
  probability: number;
  reasons: Reason[];
  basis: 'record' | 'label' | 'judgement';
};

const COLUMNS = 'scope, modality, cell_source, targets, role, probability, reasons, basis';

/** Why a trial has its class: each part with the words that decided and the statements in which they stand. Throws UsageError for a trial without a class. */
export async function whyTrial(atlas: Atlas, trial: string, asked: string, known_by: string): Promise<Draft> {
  const classes = await atlas.db.rows<TrialClass & { known_from: string; known_to: string | null }>(
    `SELECT ${COLUMNS}, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM trial_class WHERE trial = $1 ORDER BY trial_class.known_from`,
    [trial],
  );
  const [byRule] = classes;
  const row = classes.find(({ known_from, known_to }) => known_from <= known_by && (known_to === null || known_to > known_by));
  if (!row || !byRule)
    throw new UsageError(
      `the atlas holds no class of ${trial}; add a source with its record and build`,
      `图谱没有 ${trial} 的分类；请加入载有其记录的来源并构建`,
    );
  const said = await recordOf(atlas, trial, byRule.basis);
  const judged = standing(atlas.judgements, known_by, classMatter).filter((one) => isClassOf(one, [`trial/${trial}`]));
  return {
    kind: 'trial',
    subjects: [asked],
    label: row.scope,
    probability: row.basis === 'judgement' && row.scope !== byRule.scope ? null : row.probability,
    answer: conclude(trial, row),
    steps: [
      basisStep(byRule, said),
      ...JUDGED_FIELDS.map((field) => fieldStep(field, row, byRule, said)),
      ...doubtSteps(byRule),
      ...(await registrationSteps(atlas, trial, known_by)),
    ],
    judgements: judged.map(sayClass),
    origins: [],
  };
}

/** Statements of the newest titled record of a trial, or the shipped labels where no record has a title. */
async function recordOf(atlas: Atlas, trial: string, basis: TrialClass['basis']): Promise<Said[]> {
  const statements = await statementsOf(atlas, [`trial/${trial}`]);
  const which =
    basis === 'label'
      ? `property LIKE 'label\\_%' ESCAPE '\\'`
      : `(observed_at, receipt) = (SELECT max((observed_at, receipt)) FROM ${statements} WHERE subject = $1 AND property = 'title')`;
  return atlas.db.rows<Said>(
    `SELECT id, property, value, source, observed_at::VARCHAR AS observed_at FROM ${statements} WHERE subject = $1 AND ${which} ORDER BY length(field), field, id`,
    [`trial/${trial}`],
  );
}

function conclude(trial: string, { scope, modality, cell_source, targets, role, basis, probability }: TrialClass): Both {
  const [kind, source, what, how] = [
    modalityLabel(modality),
    labelOf('cell_source', cell_source),
    labelOf('class_role', role),
    labelOf('class_scope', scope),
  ];
  const aims = targets.length > 0 ? { zh: `，靶点 ${targets.join('、')}`, en: `, aimed at ${targets.join(' and ')}` } : { zh: '', en: '' };
  const cells = cell_source === 'na' ? { zh: '', en: '' } : { zh: `，细胞来源：${source.zh}`, en: `, cells ${source.en}` };
  const sure =
    basis === 'judgement'
      ? { zh: '含人工判断', en: 'with a judgement' }
      : { zh: `涉及细胞与基因治疗的概率 ${probability}`, en: `probability that it is about cell or gene therapy: ${probability}` };
  if (scope === 'none')
    return {
      zh: `${trial} 不计为细胞与基因治疗（${how.zh}）：${modality === 'none' ? '' : `${kind.zh}；`}${what.zh}（${sure.zh}）。`,
      en: `${trial} does not count as cell or gene therapy (${how.en}): ${modality === 'none' ? '' : `${kind.en}; `}${what.en} (${sure.en}).`,
    };
  return {
    zh: `${trial} 计为细胞与基因治疗（${how.zh}）：${kind.zh}${cells.zh}${aims.zh}；${what.zh}（${sure.zh}）。`,
    en: `${trial} counts as cell or gene therapy (${how.en}): ${kind.en}${cells.en}${aims.en}; ${what.en} (${sure.en}).`,
  };
}

function basisStep({ basis }: TrialClass, said: Said[]): Step {
  const [first] = said;
  const title = said.find(({ property }) => property === 'title');
  if (basis === 'label')
    return step(
      '起步事实不含标题与摘要，采用随附的分类标签；加入登记记录后按原文分类。',
      'The starter facts hold no title or summary; the class is the label shipped with them. Add the register to have it read from the text.',
      said.map(({ id }) => id),
    );
  return step(
    `依据 ${first?.source ?? ''} 于 ${first?.observed_at ?? ''} 所见的记录。`,
    `Read from the record of ${first?.source ?? ''} as seen on ${first?.observed_at ?? ''}.`,
    title ? [title.id] : [],
  );
}

function valueIn(field: JudgedField, row: TrialClass): Both {
  if (field === 'targets')
    return row.targets.length > 0 ? { zh: row.targets.join('、'), en: row.targets.join(', ') } : { zh: '没有', en: 'none' };
  if (field === 'modality') return modalityLabel(row.modality);
  if (field === 'cell_source') return labelOf('cell_source', row.cell_source);
  return field === 'scope' ? labelOf('class_scope', row.scope) : labelOf('class_role', row.role);
}

function fieldStep(field: JudgedField, row: TrialClass, byRule: TrialClass, said: Said[]): Step {
  const [name, value, ruled] = [labelOf('class_field', field), valueIn(field, row), valueIn(field, byRule)];
  if (value.en !== ruled.en)
    return step(
      `${name.zh}：${value.zh}，依判断；按规则为${ruled.zh}。`,
      `${capital(name.en)}: ${value.en}, by judgement; by rule it would be ${ruled.en}.`,
    );
  if (field === 'scope') return scopeStep(name, value, row);
  const grounds = wordGrounds(field, row, said);
  return step(`${name.zh}：${value.zh}。${grounds.says.zh}`, `${capital(name.en)}: ${value.en}. ${grounds.says.en}`, grounds.statements);
}

function scopeStep(name: Both, value: Both, row: TrialClass): Step {
  const { says } = scopeGrounds(row);
  const isNamed = row.scope !== 'none';
  return step(
    isNamed ? `${name.zh}：${says.zh}` : `${name.zh}：${value.zh}。${says.zh}`,
    isNamed ? `${capital(name.en)}: ${says.en}` : `${capital(name.en)}: ${value.en}. ${says.en}`,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a scope counts or leaves out the modality, from the words of the definitions. */
function scopeGrounds({ scope, modality, reasons }: TrialClass): Step {
  const kind = modalityLabel(modality);
  const rule = DEFINITIONS.scope?.[scope];
  if (rule) return inScope(scope, scopeOfModality(modality), rule, kind);
  if (modality === 'none' && reasons.length === 0)
    return step('记录中没有说明给予细胞或基因治疗产品的文字。', 'No words of the record say that a cell or gene product is given.');
  if (modality === 'none') return step('记录中的相近文字说的是别的东西。', 'The words that come near speak of something else.');
  if (scopeOfModality(modality) === 'none')
    return step(
      `按定义，未经实质性操作的${kind.zh}不计入任何口径。`,
      `By definition no scope takes in ${kind.en} that are not substantially manipulated.`,
    );
  return step(
    `按技术类型（${kind.zh}）本可计入，但按记录，试验并不以它为产品给予，或其用途（如预防性疫苗）不在定义内。`,
    `By its modality (${kind.en}) it would count, but by its record this trial does not give it as a product, or uses it in a way that the definitions leave out, such as a preventive vaccine.`,
  );
}

/** A modality inside a scope; where it usually belongs to another, what in the record moved it. */
function inScope(scope: string, usual: string | undefined, rule: Both, kind: Both): Step {
  if (scope === usual) return step(`${rule.zh}；${kind.zh}属于此列。`, `${rule.en}; that includes ${kind.en}.`);
  if (scope === 'industry')
    return step(
      `${rule.zh}；记录没有说明这里的${kind.zh}经过实质性操作，故只计入较宽的口径。`,
      `${rule.en}; the record leaves open whether the ${kind.en} are substantially manipulated, so it counts in the wider scope alone.`,
    );
  return step(
    `${rule.zh}；${kind.zh}通常不在此列，按记录所述用途（如体内产生 CAR 或治疗肿瘤）计入。`,
    `${rule.en}; ${kind.en} is usually outside, and counts by its use in this record, such as to make a CAR in the body or against cancer.`,
  );
}

/** The words that decided a part of the class, and the statements in which they stand. */
function wordGrounds(field: JudgedField, row: TrialClass, said: Said[]): Step {
  if (row.basis === 'label')
    return step(
      '',
      '',
      said.filter(({ property }) => property === LABELS[field]).map(({ id }) => id),
    );
  const codes = field === 'targets' ? row.targets : [row[field]].flat();
  const found = codes.flatMap((code) => wordsFor(field, code, row.reasons, said));
  const type = field === 'role' ? said.find(({ property }) => property === 'study_type') : undefined;
  const all = [...found, ...(type ? [{ words: type.value, property: type.property, statement: type.id }] : [])];
  if (all.length === 0) return withoutWords(field, codes[0]);
  const quote = (lang: 'zh' | 'en') =>
    all.map(({ words, property }) =>
      lang === 'zh' ? `“${words}”（${labelOf('property', property).zh}）` : `“${words}” (${labelOf('property', property).en})`,
    );
  return step(`依据${quote('zh').join('、')}。`, `By ${quote('en').join(', ')}.`, [
    ...new Set(all.flatMap(({ statement }) => statement ?? [])),
  ]);
}

const NOTHING: Record<string, Both> = {
  unknown: { zh: '记录没有说明用谁的细胞。', en: 'The record does not say whose cells they are.' },
  na: { zh: '产品不含细胞，或没有给予产品。', en: 'The product holds no cells, or none is given.' },
  none: { zh: '记录中没有这类文字。', en: 'No words of the record say so.' },
  interventional_product: {
    zh: '试验给予该产品，且标题不说随访或登记。',
    en: 'The product is given, and the titles speak of no follow-up or registry.',
  },
  supportive: {
    zh: '标题把该产品说成此前给过或另一治疗的背景。',
    en: 'The titles speak of the product as given before, or as what another treatment goes with.',
  },
  other: { zh: '记录没有把这类产品作为所给的干预。', en: 'The record does not give such a product as its intervention.' },
};

function withoutWords(field: JudgedField, code: string | undefined): Step {
  const said = field === 'targets' && code !== undefined ? undefined : NOTHING[code ?? 'none'];
  const { zh, en } = said ?? {
    zh: '没有单独的词语，由上述词语与技术类型推出。',
    en: 'No words of its own: it follows from the words above and from what is usual for the modality.',
  };
  return step(zh, en);
}

const LABELS: Record<JudgedField, string> = {
  scope: 'label_scope',
  modality: 'label_modality',
  cell_source: 'label_cell_source',
  targets: 'label_target',
  role: 'label_role',
};

/** The other class that the words allow, where the rules are not sure. */
function doubtSteps({ scope, role, probability, basis }: TrialClass): Step[] {
  if (basis === 'label') return [];
  if (scope !== 'none' && probability < 0.7)
    return [step('规则把握不大，也可能不属于细胞与基因治疗。', 'The rules are not sure: it may also be outside both scopes.')];
  if (scope !== 'none' || probability <= 0.3) return [];
  if (role === 'supportive')
    return [
      step(
        '所围绕的产品属于细胞与基因治疗；把这类试验也计入是另一种可能的口径。',
        'The product around which it turns is cell or gene therapy; to count such trials too is another definition that could be taken.',
      ),
    ];
  return [step('规则把握不大，也可能计入狭义口径。', 'The rules are not sure: it may also count in the strict scope.')];
}
