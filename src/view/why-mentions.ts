import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { type Step, step } from './why.ts';

type Mention = { property: string; source: string; count: number; first: string; last: string; statement: string };

/** In which statements a name stands, one step for each source and property, with the newest statement of each. */
export async function mentionsOf({ db }: Atlas, name: string, known_by: string): Promise<Step[]> {
  const rows = await db.rows<Mention>(
    `SELECT property, source, sum(count)::INTEGER AS count, min(observed_at)::VARCHAR AS first, max(observed_to)::VARCHAR AS last,
       max_by(statement, (observed_at, statement)) AS statement
     FROM mention WHERE folded = lower($1) AND observed_at <= $2::DATE GROUP BY ALL ORDER BY property, source`,
    [name, known_by],
  );
  return rows.map((row) => sayMention(name, row));
}

function sayMention(name: string, { property, source, count, first, last, statement }: Mention): Step {
  const label = labelOf('property', property);
  const days = first === last ? first : `${first} – ${last}`;
  return step(
    `“${name}”见于 ${source} 的 ${count} 条陈述（${label.zh}；${days}）。`,
    `“${name}” stands in ${count} statement${count === 1 ? '' : 's'} of ${source} (${label.en}; ${days}).`,
    [statement],
  );
}
