import { labelOf } from '../../model/labels.ts';
import type { Amenity } from '../../view/cluster.ts';
import { placeLabel } from '../../view/dimension.ts';
import { amenitiesOf } from '../../view/surroundings.ts';
import { ageFigure } from './ages.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Section, Sentence } from './report.ts';
import { listed, name, say, words } from './say.ts';

/** What people who work in the cluster use, such as homes and lines, with the state of each and how old that is. */
export async function amenitiesSection(context: ReportContext): Promise<Section> {
  const { atlas, known_by, as_of, cluster } = context;
  const rows = await amenitiesOf(atlas, cluster.id, as_of, known_by);
  return {
    id: 'amenities',
    title: { zh: '配套', en: 'Amenities' },
    blocks: [
      rows.length === 0
        ? { kind: 'paragraph', sentences: [none(context)] }
        : { kind: 'list', items: rows.map((row) => [amenitySentence(context, row)]) },
    ],
  };
}

function none(context: ReportContext): Sentence {
  const cluster = clusterName(context);
  return say(
    'unclear',
    words`${cluster}的住房、交通等配套尚不清楚，因为登记中没有收录。`,
    words`Homes, transport and other amenities of ${cluster} are unclear, because none is on record.`,
  );
}

function amenitySentence(context: ReportContext, row: Amenity): Sentence {
  const { cluster, kind, zh, en, state, amount, to, seen, statements } = row;
  const [what, how] = [name({ zh, en }, ...statements), name(labelOf('amenity_state', state), ...statements)];
  const size = amount === null ? [] : [name(amountWords(amount), ...statements)];
  const details = [name(labelOf('amenity', kind), ...statements), ...size, name(placeLabel(cluster), ...statements)];
  const age = ageFigure('amenity', seen?.from ?? null, context, to, statements);
  return say(
    'fact',
    words`${what}（${listed(details, 'zh')}）：${how}（${age}）。`,
    words`${what} (${listed(details, 'en')}): ${how} (${age}).`,
  );
}

function amountWords({ value, unit, at_least }: NonNullable<Amenity['amount']>): { zh: string; en: string } {
  const [sum, measure, bound] = [value.toLocaleString('en'), labelOf('measure', unit), labelOf('bound', 'at_least')];
  const how = at_least ? { zh: `${bound.zh} `, en: `${bound.en} ` } : { zh: '', en: '' };
  return { zh: `${how.zh}${sum} ${measure.zh}`, en: `${how.en}${sum} ${measure.en}` };
}
