import type { Both } from '../../model/definitions.ts';
import { explainDefinition } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import type { MilestoneCoverage } from '../../view/coverage.ts';
import type { ReportContext } from './context.ts';
import type { Section, Sentence } from './report.ts';
import { given, givenDay, say, words } from './say.ts';

/** What could not be answered, each with the source that is missing. */
export function unansweredSection(context: ReportContext): Section {
  const lacking = [...Map.groupBy(context.coverage.milestones, reasonOf)].filter(([reason]) => reason !== '');
  return {
    id: 'unanswered',
    title: { zh: '未能回答的问题', en: 'What could not be answered' },
    blocks: [{ kind: 'list', items: lacking.map(([, rows]) => [incomplete(rows)]) }],
  };
}

function reasonOf({ missing, jurisdiction }: MilestoneCoverage): string {
  return missing === null ? '' : `${jurisdiction ?? ''} ${missing.en}`;
}

function incomplete(rows: MilestoneCoverage[]): Sentence {
  const { missing, jurisdiction } = rows[0] as MilestoneCoverage;
  const kinds = rows.map(({ milestone }) => labelOf('milestone', milestone));
  const what = given({ zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') });
  const where = given(jurisdiction === null ? { zh: '各地', en: 'any country' } : labelOf('jurisdiction', jurisdiction));
  return say(
    'unclear',
    words`${where}的“${what}”是否齐全尚不清楚，因为缺少来源：${given(missing as Both)}。`,
    words`Whether every milestone of kind “${what}” in ${where} is at hand is unclear, because of a missing source: ${given(missing as Both)}.`,
  );
}

/** How it was counted: the definition, the two times, and what "first" and "unclear" mean. */
export function methodSection(context: ReportContext): Section {
  const { definition } = context;
  return {
    id: 'method',
    title: { zh: '口径与方法', en: 'Definitions and method' },
    blocks: [
      {
        kind: 'paragraph',
        sentences: [
          timesSentence(context),
          say(
            'method',
            words`计数口径：${given(explainDefinition(definition))}。`,
            words`Counted: ${given(explainDefinition(definition))}.`,
          ),
          say(
            'method',
            words`每个数字都附有陈述编号，可追溯到来源的原始字节；来源不能回答之处写明“尚不清楚”及原因，不作推断。`,
            words`Every number carries the ids of its statements, which lead to the bytes of the source; where the sources do not answer, the report says so and why, and infers nothing.`,
          ),
        ],
      },
    ],
  };
}

function timesSentence({ from, as_of, known_by }: ReportContext): Sentence {
  const [last, known] = [givenDay(as_of), givenDay(known_by)];
  if (from === null)
    return say(
      'method',
      words`所述为截至${last}的情形（事实时间）；只使用${known}及之前获知的陈述。`,
      words`Told is what was by ${last} (valid time); only statements known by ${known} were used.`,
    );
  return say(
    'method',
    words`时段为${givenDay(from)}至${last}（事实时间）；只使用${known}及之前获知的陈述。`,
    words`The period is ${givenDay(from)} to ${last} (valid time); only statements known by ${known} were used.`,
  );
}
