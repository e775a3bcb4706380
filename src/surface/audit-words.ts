import type { Freshness } from '../operation/freshness.ts';

const WORDS = {
  zh: {
    source: '来源',
    newest: '最新快照',
    checked: '最近查看',
    fresh: '新鲜度',
    snapshots: '快照',
    records: '记录',
    subjects: '主体',
    statements: '陈述',
    issues: '问题',
    no_names: '非名称',
    licence: '许可',
    publisher: '发布者',
    answers: '能回答',
    cannot: '不能回答',
    counts: '数量',
    band: '每个快照应有主体',
    accepted: '已接受的数量',
    observed: '日期',
    receipt: '收据',
    quarantined: '隔离',
    files: '文件',
    file: '文件',
    field: '字段',
    use: '处理',
    holding: '含该字段的记录 / 查看的记录',
    absent: '按名忽略而未出现',
    severity: '级别',
    code: '代码',
    count: '数量',
    record: '记录',
    reason: '原因',
    replaced: '其后的快照',
    read: '读取',
    ignored: '忽略（source.yml）',
    unknown: '未知，未读',
    none_quarantined: '没有被隔离的记录',
    retry: '`atlas retry 收据` 用现有代码重读一份快照；代码更新后 `atlas build` 会重读全部',
    mended: '不再隔离',
    added: '新被隔离',
    none: '手上没有',
    checks: { kept: '有新内容', held: '已有', unchanged: '无变化', empty: '无内容', added: '手工添加', shipped: '随产品附带' },
  },
  en: {
    source: 'source',
    newest: 'newest snapshot',
    checked: 'last check',
    fresh: 'freshness',
    snapshots: 'snapshots',
    records: 'records',
    subjects: 'subjects',
    statements: 'statements',
    issues: 'issues',
    no_names: 'no names',
    licence: 'licence',
    publisher: 'publisher',
    answers: 'answers',
    cannot: 'cannot answer',
    counts: 'counts',
    band: 'subjects a snapshot should have',
    accepted: 'count accepted',
    observed: 'day',
    receipt: 'receipt',
    quarantined: 'quarantined',
    files: 'files',
    file: 'file',
    field: 'field',
    use: 'use',
    holding: 'records that hold it / looked at',
    absent: 'ignored by name and not seen',
    severity: 'severity',
    code: 'code',
    count: 'count',
    record: 'record',
    reason: 'reason',
    replaced: 'later snapshot',
    read: 'read',
    ignored: 'ignored (source.yml)',
    unknown: 'unknown, not read',
    none_quarantined: 'no record was left out',
    retry:
      '`atlas retry RECEIPT` reads a snapshot again with the code at hand; after a change of the code `atlas build` reads all of them again',
    mended: 'read now',
    added: 'left out now',
    none: 'nothing at hand',
    checks: {
      kept: 'something new',
      held: 'held already',
      unchanged: 'unchanged',
      empty: 'nothing there',
      added: 'added by hand',
      shipped: 'from the facts shipped with the product',
    },
  },
} as const;

/** The words of audits, quarantine and freshness in a language. */
export function auditWords(lang: 'zh' | 'en'): (typeof WORDS)['zh'] | (typeof WORDS)['en'] {
  return WORDS[lang];
}

/** The age of a source against its cadence in words; overdue is said. */
export function freshWords(
  { freshness, cadence }: { freshness: Freshness; cadence: { zh: string; en: string } },
  lang: 'zh' | 'en',
): string {
  const { age, overdue, check } = freshness;
  if (age === null) return WORDS[lang].none;
  const asked = check === null ? '' : WORDS[lang].checks[check];
  if (lang === 'zh') return `${age} 天前，${asked}；更新：${cadence.zh}${overdue ? `；逾期 ${overdue} 天` : ''}`;
  return `${age} days old, ${asked}; changes: ${cadence.en}${overdue ? `; overdue by ${overdue} days` : ''}`;
}
