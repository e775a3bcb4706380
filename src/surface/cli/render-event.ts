import { labelOf } from '../../model/labels.ts';
import { tagLabel } from '../../model/park-words.ts';
import type { OPERATIONS } from '../../operation/table.ts';
import { pairs, textTable } from './text-table.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.event.run>>;
type Event = Answer['events'][number];
type Lang = 'zh' | 'en';

/** One event with its programme and who was there, or a list of events. */
export function renderEvent(answer: Answer, lang: Lang): string {
  const { events, as_of, known_by, newest_snapshot } = answer;
  const [event] = events;
  const end = pairs([
    [lang === 'zh' ? '截至 / 已知' : 'as of / known by', `${as_of} / ${known_by}`],
    [lang === 'zh' ? '最新快照' : 'newest snapshot', newest_snapshot],
  ]);
  return `${events.length === 1 && event ? one(answer, event, lang) : list(events, lang)}\n${end}`;
}

function list(events: Event[], lang: Lang): string {
  const head = lang === 'zh' ? ['编号', '日期', '名称', '证明等级', '陈述'] : ['id', 'days', 'name', 'grade', 'statement'];
  return textTable(
    head,
    events.map((event) => [event.id, daysOf(event), nameOf(event, lang), labelOf('grade', event.grade)[lang], event.statements[0] ?? '']),
  );
}

function one(answer: Answer, event: Event, lang: Lang): string {
  const zh = lang === 'zh';
  const { series, present } = answer;
  const editions = series?.editions.map(({ edition, id }) => edition ?? id).join(', ');
  const gaps =
    series && series.missing.length > 0
      ? zh
        ? `；第 ${series.missing.join('、')} 届未记录`
        : `; not on record: ${series.missing.join(', ')}`
      : '';
  const facts: [string, string][] = [
    [zh ? '名称' : 'name', nameOf(event, lang)],
    [zh ? '日期' : 'days', daysOf(event)],
    [zh ? '地点' : 'venue', event.venue?.[lang] ?? '–'],
    ...(series ? [[zh ? '各届' : 'editions', `${editions}${gaps}`] as [string, string]] : []),
    [zh ? '证明等级' : 'grade', `${labelOf('grade', event.grade)[lang]}; ${event.origin}`],
    [zh ? '陈述' : 'statements', event.statements.slice(0, 3).join(' ')],
  ];
  const forums = event.forums
    .map((forum) => `- ${labelOf('forum', forum.kind)[lang]}: ${forum[lang]}${tagged(forum.tags, lang)}\n`)
    .join('');
  const talks = event.talks
    .map((talk) => `- ${talk.topic[lang]}${talk.speaker ? ` (${talk.speaker[lang]})` : ''}${tagged(talk.tags, lang)}\n`)
    .join('');
  const heads = zh ? ['论坛', '报告', '到会机构与其后的里程碑'] : ['Forums', 'Talks', 'Organisations and their later milestones'];
  return [
    pairs(facts),
    section(heads[0], forums),
    section(heads[1], talks),
    section(heads[2], present.map((who) => presentText(who, lang)).join('')),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function section(head: string | undefined, text: string): string {
  return text === '' ? '' : `${head}\n${text}`;
}

function presentText({ zh, en, as, milestones }: Answer['present'][number], lang: Lang): string {
  const who = (lang === 'zh' ? zh : en) ?? zh ?? en ?? '–';
  const later = milestones.map(
    (row) => `    ${row.date_from} ${row.label}: ${labelOf('milestone', row.milestone)[lang]} ${row.statement}\n`,
  );
  return `- ${who} (${as.map((role) => labelOf('organiser', role)[lang]).join(', ')})\n${later.join('')}`;
}

function nameOf(event: Event, lang: Lang): string {
  return event[lang][0] ?? event.zh[0] ?? event.en[0] ?? event.id;
}

function daysOf({ held }: Event): string {
  if (held === null) return '–';
  return held.from === held.to ? held.from : `${held.from} – ${held.to}`;
}

function tagged(tags: string[], lang: Lang): string {
  return tags.length === 0 ? '' : ` [${tags.map((tag) => tagLabel(tag)[lang]).join(', ')}]`;
}
