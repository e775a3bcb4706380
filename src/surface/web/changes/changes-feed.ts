import { sha256 } from '../../../base/hash.ts';
import { labelOf } from '../../../model/labels.ts';
import type { Change } from '../../../view/change.ts';
import type { ChangesAnswer } from '../../../view/changes.ts';
import { statementsById } from '../../../view/evidence.ts';
import { countOf, dateWords } from '../format.ts';
import { addressOf, entityAddress } from '../links.ts';
import type { Visit } from '../page.ts';
import { CHANGE_WORDS } from '../words/changes.ts';
import { titleWords, turnWords } from './change-words.ts';
import { type FeedContent, type FeedEntry, tagOf } from './feed.ts';

/** Entries of a feed; of more changes the newest stand in it. */
const MOST = 300;

/** Changes as a feed, the one seen last first. The id of an entry follows from what it says, so it stays the same whatever period is asked about. */
export async function changesFeed(visit: Visit, answer: ChangesAnswer): Promise<FeedContent> {
  const { lang, origin, path, asked } = visit;
  const words = CHANGE_WORDS[lang];
  const days = await daysSeen(visit, answer);
  const entries = answer.changes.map((one, at) => entryOf(visit, one, days[at] as string)).toSorted(newestFirst);
  const { lang: _, ...fields } = asked;
  const shown = entries.slice(0, MOST);
  const filters = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    id: tagOf('changes', lang, ...filters.flat()),
    title: words.feed_title,
    subtitle: `${dateWords(lang, answer.from)} → ${dateWords(lang, answer.to)}${words.colon}${words.feed_says(countOf(lang, shown.length), countOf(lang, entries.length))}`,
    lang: lang === 'zh' ? 'zh-Hans' : 'en',
    self: `${origin}${addressOf({ lang }, path, fields)}`,
    home: `${origin}${addressOf({ lang }, '/changes', fields)}`,
    updated: shown[0]?.updated ?? answer.newest_snapshot ?? answer.to,
    entries: shown,
  };
}

function newestFirst(one: FeedEntry, other: FeedEntry): number {
  return one.updated === other.updated ? (one.id < other.id ? -1 : 1) : one.updated < other.updated ? 1 : -1;
}

/** The day on which each change was first seen: that of what is said now, else the last day of what was said; never outside of the period. */
async function daysSeen({ host }: Visit, { changes, from, to }: ChangesAnswer): Promise<string[]> {
  const ids = changes.map(({ before_statements, after_statements }) => after_statements[0] ?? before_statements[0] ?? '');
  const statements = await statementsById(await host.atlas(), [...new Set(ids)]);
  const byId = new Map(statements.map((one) => [one.id, one]));
  return changes.map(({ after }, at) => {
    const one = byId.get(ids[at] as string);
    const day = (after === null ? one?.observed_to : one?.observed_at) ?? to;
    return day > to ? to : day < from ? from : day;
  });
}

function entryOf({ lang, origin }: Visit, one: Change, updated: string): FeedEntry {
  const { kind, subject, product, before, after } = one;
  const isMilestone = kind.startsWith('milestone');
  const entity = isMilestone ? (product === null ? null : `product/${product}`) : `trial/${subject}`;
  const id = sha256(JSON.stringify([kind, subject, before, after])).slice(0, 32);
  return {
    id: tagOf('change', id),
    url: `${origin}${entity === null ? addressOf({ lang }, '/changes', { kind }) : entityAddress({ lang }, entity)}`,
    title: titleWords(lang, one),
    summary: turnWords(lang, one),
    updated,
    category: { id: kind, label: labelOf('change', kind)[lang] },
  };
}
