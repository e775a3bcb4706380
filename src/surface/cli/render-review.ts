import type { Judgement } from '../../model/judgement.ts';
import type { ReviewAnswer } from '../../view/review.ts';
import { textTable } from './text-table.ts';

/** The review queue for a person, with the command that would decide each row. */
export function renderReview(answer: ReviewAnswer & { waiting: Judgement[] }, lang: 'zh' | 'en'): string {
  const isChinese = lang === 'zh';
  const names = answer.names.flatMap(({ name, subjects, candidates }) =>
    candidates.map((one, at) => [
      at === 0 ? name : '',
      at === 0 ? String(subjects) : '',
      one.entity,
      one.label,
      one.score.toFixed(2),
      one.reason[lang],
    ]),
  );
  const header = isChinese ? ['名称', '涉及', '可能是', '规则', '概率', '理由'] : ['name', 'on', 'may be', 'rule', 'probability', 'reason'];
  const classes = answer.classes.map(({ trial, scope, modality, probability, reasons }) => [
    trial,
    scope,
    modality,
    probability.toFixed(2),
    reasons.slice(0, 2).join('; '),
  ]);
  const classHeader = isChinese ? ['试验', '范围', '技术类型', '概率', '理由'] : ['trial', 'scope', 'modality', 'probability', 'reason'];
  const waiting = answer.waiting.map(({ id, decided, by, why }) => [id, decided, by, why]);
  const waitingHeader = isChinese
    ? ['判断（等待构建）', '日期', '判断者', '理由']
    : ['judgement (waits for a build)', 'day', 'by', 'reason'];
  const decide = isChinese ? '判断：' : 'decide with';
  return `${textTable(header, names, 40)}${
    isChinese
      ? `未关联名称 ${answer.unlinked} 个，已看 ${answer.looked_at} 个。`
      : `${answer.unlinked} names link to nothing; ${answer.looked_at} of them looked at.`
  } ${decide} atlas judge NAME ENTITY --label same|different|related --why … --by …

${textTable(classHeader, classes, 60)}${
  isChinese ? `分类不确定的试验 ${answer.unsure} 项。` : `${answer.unsure} trials are not sure.`
} ${decide} atlas judge TRIAL --field modality --value … --why … --by …
${waiting.length === 0 ? '' : `\n${textTable(waitingHeader, waiting, 60)}`}`;
}
