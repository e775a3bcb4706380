import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibration } from '../../scripts/eval/calibration.ts';
import { errorsOf, readLabels } from '../../scripts/eval/labels.ts';
import { legacyStudy, phasesOf } from '../../scripts/eval/legacy-study.ts';
import { sha256 } from '../../src/base/hash.ts';

const XML = `<clinical_study>
  <id_info><nct_id>NCT00000001</nct_id></id_info>
  <brief_title>Cells &amp; Genes</brief_title>
  <brief_summary><textblock>A &lt;small&gt; trial&#xD;</textblock></brief_summary>
  <phase>Phase 1/Phase 2</phase>
  <study_type>Observational [Patient Registry]</study_type>
  <condition>Anaemia</condition>
  <condition>Fever</condition>
  <arm_group><arm_group_label>One</arm_group_label><description>cells</description></arm_group>
  <intervention><intervention_type>Dietary Supplement</intervention_type><intervention_name>Iron</intervention_name><arm_group_label>One</arm_group_label></intervention>
  <condition_browse><mesh_term>Anemia</mesh_term></condition_browse>
</clinical_study>`;

test('a study of the old XML takes the shape of the API v2', () => {
  const { protocolSection } = legacyStudy(XML) as { protocolSection: Record<string, Record<string, unknown>> };
  assert.equal(protocolSection.identificationModule?.briefTitle, 'Cells & Genes');
  assert.equal(protocolSection.descriptionModule?.briefSummary, 'A <small> trial');
  assert.deepEqual(protocolSection.conditionsModule?.conditions, ['Anaemia', 'Fever']);
  assert.deepEqual(protocolSection.designModule, { studyType: 'OBSERVATIONAL', phases: ['PHASE1', 'PHASE2'] });
  assert.deepEqual(protocolSection.armsInterventionsModule, {
    armGroups: [{ label: 'One', type: undefined, description: 'cells' }],
    interventions: [{ type: 'DIETARY_SUPPLEMENT', name: 'Iron', description: undefined, otherNames: [] }],
  });
});

test('phases take the codes of the API v2', () => {
  assert.deepEqual(phasesOf('Early Phase 1'), ['EARLY_PHASE1']);
  assert.deepEqual(phasesOf('N/A'), ['NA']);
  assert.deepEqual(phasesOf('Phase 2|Phase 3'), ['PHASE2', 'PHASE3']);
  assert.equal(phasesOf(undefined), undefined);
});

test('calibration sets the mean prediction of a bin beside the share that came true', () => {
  const outcomes = [
    { probability: 0.92, happened: true },
    { probability: 1, happened: false },
    { probability: 0.1, happened: false },
  ];
  assert.deepEqual(calibration(outcomes), [
    ['0.1–0.2', '1', '0.10', '0.00'],
    ['0.9–1', '2', '0.96', '0.50'],
  ]);
});

test('errors name the slots that differ, by the rules of the scorer', () => {
  const label = {
    trial_id: 'X',
    is_cgt: true,
    modality: 'msc',
    modalities_other: ['other_cell'],
    cell_source: 'unknown',
    targets: ['CD19'],
  };
  const names = (list: string[]) => new Set(list);
  assert.deepEqual(errorsOf(label, { ...label, modality: 'other_cell', cell_source: 'autologous' }, names), []);
  assert.deepEqual(errorsOf(label, { trial_id: 'X', is_cgt: 'borderline', modality: 'nk', targets: ['CD20'] }, names), [
    ['X', 'is_cgt', 'true', 'borderline'],
    ['X', 'modality', 'msc', 'nk'],
    ['X', 'targets', 'CD19', 'CD20'],
  ]);
  assert.deepEqual(errorsOf({ ...label, is_cgt: false }, { trial_id: 'X' }, names), []);
});

test('every label stands once, in the fold of its id', () => {
  const labels = readLabels();
  assert.equal(new Set(labels.map(({ trial_id }) => trial_id)).size, labels.length);
  for (const { trial_id, fold } of labels)
    assert.equal(fold, Number.parseInt(sha256(trial_id).slice(0, 2), 16) % 2 === 0 ? 'a' : 'b', trial_id);
  assert.equal(readLabels('a').length + readLabels('b').length, labels.length);
});
