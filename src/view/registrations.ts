import type { Twin } from '../classify/twin-rule.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';

/** A pair of entries that are held to be one trial, or may be, as the table `trial_twin` has it on a day. */
export type Pairing = Omit<Twin, 'basis' | 'known_from'>;

/** Another entry of a trial: the pair that leads to it, in words, with statements of both sides, and the command that parts the pair. */
export type Registration = { trial: string; pairing: Pairing; says: Both; undo: string };

/** Pairs of a trial that were known by a day. */
export function pairingsOf({ db }: Atlas, trial: string, known_by: string): Promise<Pairing[]> {
  return db.rows<Pairing>(
    `SELECT a, b, reason, is_one, likeness, is_sponsor_same, is_size_same, days, statements FROM trial_twin
     WHERE (a = $1 OR b = $1) AND known_from <= $2::DATE AND (known_to IS NULL OR known_to > $2::DATE) ORDER BY a, b`,
    [trial, known_by],
  );
}

/** The other entries of a trial in registers at hand, as known by a day: those that a pair leads to, and on from there. */
export async function registrationsOf(atlas: Atlas, trial: string, known_by: string): Promise<Registration[]> {
  const seen = new Set([trial]);
  const found: Registration[] = [];
  for (const one of seen) {
    for (const pairing of (await pairingsOf(atlas, one, known_by)).filter(({ is_one }) => is_one)) {
      const other = pairing.a === one ? pairing.b : pairing.a;
      if (!seen.has(other)) found.push({ trial: other, pairing, says: sayPairing(pairing), undo: undoOf(pairing) });
      seen.add(other);
    }
  }
  return found;
}

/** How a reader parts two entries: a judgement, which the next build applies. */
function undoOf({ a, b }: Pairing): string {
  return `atlas judge ${a} ${b} --label different --why REASON --by NAME`;
}

const REASONS: Record<Exclude<Pairing['reason'], 'title'>, Both> = {
  own: { zh: '同一登记号下的两条记录', en: 'two entries under one number' },
  named: { zh: '一方的记录写明另一方的登记号', en: 'the entry of one names the number of the other' },
  third: { zh: '双方写明同一个第三方登记号', en: 'both name one number of another register' },
  judgement: { zh: '判断为同一试验', en: 'judged to be one trial' },
  product: {
    zh: '主办方、产品类型与靶点相同，开始日期相近，但没有登记号或题目佐证',
    en: 'sponsor, kind of product, targets and start agree, but no number or title bears it out',
  },
};

/** Why two entries are held to be one trial, or may be. */
export function sayPairing({ a, b, reason, ...pairing }: Pairing): Both {
  const why =
    reason === 'title' ? { zh: '没有登记号互指，但题目相近', en: 'no number says so, but their titles are alike' } : REASONS[reason];
  const more = agreementOf(pairing);
  const [zh, en] = [more.map((one) => one.zh).join('、'), more.map((one) => one.en).join(', ')];
  return { zh: `${a} 与 ${b}：${why.zh}${zh && `（${zh}）`}`, en: `${a} and ${b}: ${why.en}${en && ` (${en})`}` };
}

function agreementOf({ likeness, is_sponsor_same, is_size_same, days }: Omit<Pairing, 'a' | 'b' | 'reason'>): Both[] {
  const part = likeness === null ? null : likeness.toFixed(2);
  return [
    ...(part === null ? [] : [{ zh: `题目相似度 ${part}`, en: `likeness of titles ${part}` }]),
    ...(is_sponsor_same ? [{ zh: '主办方相同', en: 'same sponsor' }] : []),
    ...(is_size_same ? [{ zh: '例数相同', en: 'same size' }] : []),
    ...(days === null ? [] : [{ zh: `开始日期相差 ${days} 天`, en: `starts ${days} ${days === 1 ? 'day' : 'days'} apart` }]),
  ];
}
