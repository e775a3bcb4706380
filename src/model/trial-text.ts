/** The parts of a trial record that decide what it gives; every part may be empty. */
export type TrialText = {
  id: string;
  title: string;
  officialTitle: string;
  summary: string;
  description: string;
  conditions: string[];
  interventions: { type: string | null; name: string; description: string }[];
  arms: string[];
  keywords: string[];
  eligibility: string;
  sponsor: string;
  studyType: string | null;
  labels: string[];
};

/** A trial text with nothing in it but what is given. */
export function trialText(parts: Partial<TrialText>): TrialText {
  return {
    id: '',
    title: '',
    officialTitle: '',
    summary: '',
    description: '',
    conditions: [],
    interventions: [],
    arms: [],
    keywords: [],
    eligibility: '',
    sponsor: '',
    studyType: null,
    labels: [],
    ...parts,
  };
}
