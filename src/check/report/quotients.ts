import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import { type Concentrated, concentration } from '../../view/concentration.ts';
import { labelOn, NOT_STATED, valuesOn } from '../../view/dimension.ts';
import { clusterName, type ReportContext } from './context.ts';
import type { Figure, Section, Sentence } from './report.ts';
import { count, given, name, say, some, words } from './say.ts';

/** Kinds of product of which the quotient is told: those of most trials. */
const KINDS = 3;

/** In which kinds of product the cluster concentrates, against the whole country: location quotients with their test. */
export async function quotientsSection(context: ReportContext): Promise<Section> {
  const { atlas, trials, as_of, known_by, definition, cluster, nation } = context;
  const counts = Map.groupBy(
    trials.counted.flatMap((row) => valuesOn('modality', row)).filter((value) => value !== NOT_STATED),
    (value) => value,
  );
  const most = [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, KINDS);
  const open = { target: null, disease: null, source: null, series: null, where: 'cluster', unit: 'trial' } as const;
  const found: { modality: string; value: Concentrated }[] = [];
  for (const [modality] of most) {
    const { values } = await concentration(atlas, { ...open, place: nation.id, modality, as_of, known_by, definition });
    const value = values.find(({ id }) => id === cluster.id);
    if (value !== undefined && value.group > 0) found.push({ modality, value });
  }
  const sentences = found.map(({ modality, value }) => sentenceOf(context, modality, value));
  return {
    id: 'concentration',
    title: { zh: '集中度', en: 'Concentration' },
    blocks: [
      ...(found.length === 0
        ? [{ kind: 'paragraph' as const, sentences: [none(context)] }]
        : [
            { kind: 'paragraph' as const, sentences: [method()] },
            { kind: 'list' as const, items: sentences.map((one) => [one]) },
          ]),
    ],
  };
}

function none(context: ReportContext): Sentence {
  const cluster = clusterName(context);
  return say(
    'unclear',
    words`${cluster}集中于哪类产品尚不清楚，因为现有名单中没有能认定由其机构主办的试验。`,
    words`In which kinds of product ${cluster} concentrates is unclear, because the listings at hand show no trial that could be told to be led from there.`,
  );
}

function method(): Sentence {
  return say(
    'method',
    words`区位商是该类试验在此地的比重除以在全国已知所在园区的试验中的比重；机构所在地只对部分机构已知。`,
    words`A location quotient is the share of a kind in the trials led from here over its share in all trials of the country that are led from a known cluster; where an organisation is, is known of some only.`,
  );
}

function sentenceOf(context: ReportContext, modality: string, value: Concentrated): Sentence {
  const [kind, cluster] = [given(labelOn('modality', modality)), clusterName(context)];
  const trials = context.trials.counted.filter((row) => valuesOn('modality', row).includes(modality));
  const own = count(trials.map(({ trial, statement }) => ({ subject: trial, statement })));
  const number = (text: string): Figure => name(text, ...value.statements);
  const [quotient, p] = [number(value.location_quotient.toFixed(2)), number(value.p_adjusted.toPrecision(2))];
  const finding = name(findingWords(value.finding), ...value.statements);
  return say(
    'fact',
    words`${kind}：${cluster}机构主办${own}项，区位商${quotient}（${finding}，校正后 p = ${p}）。`,
    words`${kind}: ${some(own, 'trial')} led from ${cluster}, location quotient ${quotient} (${finding}, p = ${p} after correction).`,
  );
}

function findingWords(finding: Concentrated['finding']): Both {
  return finding === 'not_distinguishable'
    ? { zh: '与全国无显著差别', en: 'not told apart from the country' }
    : labelOf('finding', finding);
}
