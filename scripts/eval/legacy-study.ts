type Part = Record<string, unknown>;

const NAMED_ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of every element of that name, outermost ones in their order; markup inside is left as it is. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map((found) => found[1] ?? '');
}

/** Plain text of the first element of that name, entities resolved; undefined when there is none. */
export function textOf(xml: string, name: string): string | undefined {
  return elements(xml, name).map(plain)[0];
}

/** A study in the shape of the ClinicalTrials.gov API v2 from the `clinical_study` XML that came before it; titles, texts, conditions, design, arms and eligibility. */
export function legacyStudy(xml: string): Part {
  const sponsor = elements(xml, 'lead_sponsor')[0] ?? '';
  return {
    protocolSection: {
      identificationModule: {
        nctId: textOf(xml, 'nct_id'),
        briefTitle: textOf(xml, 'brief_title'),
        officialTitle: textOf(xml, 'official_title'),
        acronym: textOf(xml, 'acronym'),
      },
      statusModule: { overallStatus: code(textOf(xml, 'overall_status')) },
      sponsorCollaboratorsModule: { leadSponsor: { name: textOf(sponsor, 'agency'), class: code(textOf(sponsor, 'agency_class')) } },
      descriptionModule: { briefSummary: block(xml, 'brief_summary'), detailedDescription: block(xml, 'detailed_description') },
      conditionsModule: { conditions: elements(xml, 'condition').map(plain), keywords: elements(xml, 'keyword').map(plain) },
      designModule: { studyType: code(textOf(xml, 'study_type')?.replace(/ \[.*/, '')), phases: phasesOf(textOf(xml, 'phase')) },
      armsInterventionsModule: {
        armGroups: elements(xml, 'arm_group').map(armOf),
        interventions: elements(xml, 'intervention').map(interventionOf),
      },
      eligibilityModule: { eligibilityCriteria: block(elements(xml, 'eligibility')[0] ?? '', 'criteria') },
    },
  };
}

function armOf(xml: string): Part {
  return { label: textOf(xml, 'arm_group_label'), type: code(textOf(xml, 'arm_group_type')), description: textOf(xml, 'description') };
}

function interventionOf(xml: string): Part {
  return {
    type: code(textOf(xml, 'intervention_type')),
    name: textOf(xml, 'intervention_name'),
    description: textOf(xml, 'description'),
    otherNames: elements(xml, 'other_name').map(plain),
  };
}

/** The phases of a record in the codes of the API v2, from words such as `Phase 1/Phase 2`; undefined when it has none. */
export function phasesOf(words: string | undefined): string[] | undefined {
  if (words === 'N/A') return ['NA'];
  return words?.split(/[/|]/).map((each) => each.trim().toUpperCase().replace(' PHASE', '_PHASE').replace(' ', ''));
}

function block(xml: string, name: string): string | undefined {
  return textOf(elements(xml, name)[0] ?? '', 'textblock');
}

function plain(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, resolve).trim();
}

function resolve(whole: string, hex?: string, digits?: string, name?: string): string {
  if (name !== undefined) return NAMED_ENTITIES[name] ?? whole;
  return String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16));
}

function code(words: string | undefined): string | undefined {
  return words
    ?.trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
}
