import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { type TrialText, trialText } from '../model/trial-text.ts';

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const study = z.object({
  protocolSection: z.object({
    identificationModule: z.object({ nctId: text, briefTitle: text, officialTitle: text }).nullish(),
    sponsorCollaboratorsModule: z.object({ leadSponsor: z.object({ name: text }).nullish() }).nullish(),
    descriptionModule: z.object({ briefSummary: text, detailedDescription: text }).nullish(),
    conditionsModule: z.object({ conditions: texts, keywords: texts }).nullish(),
    designModule: z.object({ studyType: text }).nullish(),
    armsInterventionsModule: z
      .object({
        armGroups: z.array(z.object({ label: text, description: text })).nullish(),
        interventions: z.array(z.object({ type: text, name: text, description: text, otherNames: texts })).nullish(),
      })
      .nullish(),
    eligibilityModule: z.object({ eligibilityCriteria: text }).nullish(),
  }),
});
const story = z.object({ nct_id: z.string(), story: z.string() });
const row = z.object({ TrialID: z.string() }).catchall(z.unknown());

/**
 * Reads the text of a trial record: a ClinicalTrials.gov API v2 study (parts may be missing), a text-only record {nct_id, story},
 * or a WHO ICTRP row. Throws InputError for any other shape.
 */
export function trialTextOf(record: unknown): TrialText {
  const asStudy = study.safeParse(record);
  if (asStudy.success) return ofStudy(asStudy.data);
  const asStory = story.safeParse(record);
  if (asStory.success) return ofStory(asStory.data);
  const asRow = row.safeParse(record);
  if (asRow.success) return ofRow(asRow.data);
  throw new InputError('is no trial record that we know (API v2 study, ICTRP row or text); check its shape', {
    field: asStudy.error.issues[0]?.path.join('.') ?? '',
  });
}

function ofStudy({ protocolSection }: z.infer<typeof study>): TrialText {
  const { identificationModule: names, descriptionModule: prose, conditionsModule: about, armsInterventionsModule: arms } = protocolSection;
  return trialText({
    id: names?.nctId ?? '',
    title: clean(names?.briefTitle),
    officialTitle: clean(names?.officialTitle),
    summary: clean(prose?.briefSummary),
    description: clean(prose?.detailedDescription),
    conditions: (about?.conditions ?? []).map(clean),
    keywords: (about?.keywords ?? []).map(clean),
    interventions: (arms?.interventions ?? []).map((one) => ({
      type: one.type ?? null,
      name: clean([one.name ?? '', ...(one.otherNames ?? [])].join('; ')),
      description: clean(one.description),
    })),
    arms: (arms?.armGroups ?? []).map((arm) => clean(`${arm.label ?? ''}. ${arm.description ?? ''}`)),
    eligibility: clean(protocolSection.eligibilityModule?.eligibilityCriteria),
    sponsor: protocolSection.sponsorCollaboratorsModule?.leadSponsor?.name ?? '',
    studyType: protocolSection.designModule?.studyType ?? null,
  });
}

const SUMMARY_LENGTH = 1200;

/** A text-only record: the title ends at the first full stop followed by two spaces, then come the paragraphs. */
function ofStory({ nct_id, story: whole }: z.infer<typeof story>): TrialText {
  const plain = whole.replace(/^\s*\(\w+\)/, '').trim();
  const end = /\.\s{2,}|\n/.exec(plain)?.index ?? plain.length;
  const body = clean(plain.slice(end + 1));
  const cut = body.indexOf('. ', SUMMARY_LENGTH);
  const at = cut < 0 ? body.length : cut + 1;
  return trialText({ id: nct_id, title: clean(plain.slice(0, end)), summary: body.slice(0, at), description: body.slice(at) });
}

/** An ICTRP row; column names differ in spaces, underscores and case between its exports. */
function ofRow(given: z.infer<typeof row>): TrialText {
  const cells = new Map(
    Object.entries(given).map(([name, value]) => [
      name.toLowerCase().replace(/[^a-z]/g, ''),
      typeof value === 'string' ? clean(value) : '',
    ]),
  );
  const cell = (name: string) => cells.get(name) ?? '';
  const intervention = cell('intervention') || cell('interventions');
  return trialText({
    id: given.TrialID,
    title: cell('publictitle'),
    officialTitle: cell('scientifictitle'),
    conditions: [cell('condition')].filter(Boolean),
    interventions: intervention === '' ? [] : [{ type: null, name: '', description: intervention }],
    eligibility: `${cell('inclusioncriteria')}\n${cell('exclusioncriteria')}`.trim(),
    sponsor: cell('primarysponsor'),
    studyType: cell('studytype') || null,
  });
}

function clean(value: string | null | undefined): string {
  return (value ?? '')
    .replace(/<[^>]{1,40}>/g, '\n')
    .replace(/\\([>*<[\]~])/g, '$1')
    .replace(/[ \t\r]*\n[ \t\r\n]*/g, ' ')
    .trim();
}
