import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify, classifyName } from '../../src/classify/trial.ts';
import { type TrialText, trialText } from '../../src/model/trial-text.ts';

function given(title: string, names: string[], rest: Partial<TrialText> = {}): TrialText {
  return trialText({ title, interventions: names.map((name) => ({ type: null, name, description: '' })), ...rest });
}

function says(text: TrialText, isCgt: boolean | 'borderline', modality: string, cellSource?: string): void {
  const found = classify(text);
  assert.equal(found.isCgt, isCgt, text.title);
  assert.equal(found.modality, modality, text.title);
  if (cellSource !== undefined) assert.equal(found.cellSource, cellSource, text.title);
}

test('CAR-T in its spellings, with cell source', () => {
  says(given('CD19 CAR-T in lymphoma', ['Autologous CD19 CAR-T cells']), true, 'car_t', 'autologous');
  says(given('Chimeric antigen receptor T cells against myeloma', ['BCMA CART']), true, 'car_t', 'unknown');
  says(given('Universal CAR T cells in lupus', ['UCAR-T cells']), true, 'car_t', 'allogeneic');
  says(given('Dose finding of huCART22 in leukaemia', ['huCART22']), true, 'car_t');
  says(given('In vivo CAR-T for B-cell lymphoma', ['In vivo CAR-T injection']), true, 'car_t', 'na');
  says(given('Alphabetacabtagene autoleucel in lymphoma', ['alphabetacabtagene autoleucel']), true, 'car_t', 'autologous');
});

test('other immune cells', () => {
  says(given('CAR-NK cells for lymphoma', ['CD19 CAR-NK cells from cord blood']), true, 'car_nk', 'allogeneic');
  says(given('MAGE-A4 TCR-T in sarcoma', ['MAGE-A4 TCR-T cells']), true, 'tcr_t', 'autologous');
  says(given('Tumor infiltrating lymphocytes in melanoma', ['TIL', 'aldesleukin']), true, 'til', 'autologous');
  says(given('Allogeneic NK cell infusion in AML', ['NK cells']), true, 'nk', 'allogeneic');
  says(given('Dendritic cell vaccine and CIK cells in kidney cancer', ['DC-CIK']), true, 'cik_dci');
  says(given('Third-party CMV-specific T cells after transplant', ['CMV-specific T cells']), true, 'ctl_vst', 'allogeneic');
  says(given('CAR modified γδ T cells in CD7 positive leukemia', ['CAR-γδT cells']), true, 'car_t');
});

test('cells raised with dendritic cells are named by what is given', () => {
  const summary = 'Cytotoxic T lymphocytes are raised on autologous dendritic cells.';
  says(
    given('Cytotoxic T lymphocytes (CTL) in HIV', ['HIV-specific T cells'], { summary, keywords: ['dendritic cells'] }),
    true,
    'ctl_vst',
  );
});

test('gene transfer into stem cells is no transplant', () => {
  const name = 'retrovirally mediated transfer of a gene into autologous peripheral blood stem cells';
  says(given('Gene transfer into peripheral blood stem cells in a storage disease', [name]), true, 'hsc_gene_modified', 'autologous');
});

test('stem cells and tissue', () => {
  says(given('Umbilical cord mesenchymal stem cells in cirrhosis', ['UC-MSC']), true, 'msc', 'allogeneic');
  says(
    given('Autologous chondrocyte implantation of the knee', ['cultured chondrocytes']),
    true,
    'chondrocyte_keratinocyte_tissue',
    'autologous',
  );
  says(given('iPSC-derived cardiomyocytes for heart failure', ['iPSC-derived cardiomyocytes']), true, 'ipsc_derived');
  says(given('hESC-derived retinal pigment epithelium', ['hESC-derived RPE']), true, 'esc_derived', 'allogeneic');
  says(
    given('Autologous bone marrow mononuclear cells in acute myocardial infarction', ['bone marrow mononuclear cells']),
    true,
    'other_cell',
    'autologous',
  );
  says(given('Ex vivo expanded cord blood in leukemia', ['expanded cord blood']), true, 'hspc_unmodified', 'allogeneic');
});

test('gene therapy, editing and oncolytic viruses', () => {
  says(given('AAV8 factor IX gene therapy in haemophilia B', ['AAV8-hFIX']), true, 'aav', 'na');
  says(
    given('Autologous CD34+ cells transduced with a lentiviral vector for an immune deficiency', ['transduced CD34+ cells']),
    true,
    'hsc_gene_modified',
    'autologous',
  );
  says(
    given('CRISPR/Cas9 edited CD34+ hematopoietic stem cells in sickle cell disease', ['CRISPR edited CD34+ cells']),
    true,
    'gene_editing_ex_vivo',
  );
  says(given('In vivo base editing of PCSK9', ['in vivo base editing medicine']), true, 'gene_editing_in_vivo', 'na');
  says(given('Oncolytic herpes simplex virus in melanoma', ['oncolytic HSV-1']), true, 'oncolytic_virus', 'na');
  says(given('Adenoviral p53 gene therapy in head and neck cancer', ['rAd-p53']), true, 'adenoviral', 'na');
  says(given('HGF plasmid DNA in limb ischemia', ['HGF plasmid']), true, 'plasmid_nonviral', 'na');
});

test('borderline kinds stay borderline and count in the industry scope only', () => {
  says(given('siRNA against transthyretin in amyloidosis', ['TTR siRNA']), 'borderline', 'sirna', 'na');
  says(given('Antisense oligonucleotide in leukemia', ['BCL2 antisense oligonucleotide']), 'borderline', 'aso', 'na');
  says(given('Mesenchymal stem cell exosomes in ARDS', ['MSC exosomes']), 'borderline', 'exosome');
  assert.equal(classify(given('siRNA against transthyretin', ['TTR siRNA'])).scope, 'industry');
  assert.equal(classify(given('CD19 CAR-T', ['CD19 CAR-T'])).scope, 'strict');
});

test('transplants, donor lymphocytes and blood products are no CGT', () => {
  says(
    given('Haploidentical stem cell transplantation in AML', ['allogeneic hematopoietic stem cell transplantation', 'busulfan']),
    false,
    'hspc_unmodified',
  );
  says(given('Donor lymphocyte infusion after relapse', ['donor lymphocyte infusion']), false, 'other_immune_cell');
  says(given('CD34 selected boost for poor graft function', ['CD34 selected stem cells']), false, 'hspc_unmodified');
  says(given('Convalescent plasma in pneumonia', ['convalescent plasma']), false, 'none');
  says(given('Plerixafor for stem cell mobilization in myeloma', ['plerixafor']), false, 'none');
});

test('cells that are only measured, and words that only look alike', () => {
  says(given('Effect of exercise on NK cell activity', ['exercise']), false, 'none');
  says(given('Regulatory T cell counts under basiliximab', ['basiliximab']), false, 'none');
  says(given('Chemotherapy for NK/T-cell lymphoma', ['asparaginase']), false, 'none');
  says(given('Suture in colectomy: the CAR study', ['stapler']), false, 'none');
  says(given('Adherence to cART in HIV', ['cART']), false, 'none');
  says(given('Tumour infiltrating lymphocyte density as a marker', ['biopsy']), false, 'none');
  says(given('Gene expression profile in breast cancer', ['docetaxel']), false, 'none');
  says(given('Rituximab in ANCA-associated vasculitis (AAV)', ['rituximab']), false, 'none');
});

test('prophylactic vaccines are out, vector vaccines against cancer are in', () => {
  const vaccine = { conditions: ['COVID-19'], summary: 'Immunogenicity in healthy adults.' };
  says(given('Adenoviral vector COVID-19 vaccine in healthy adults', ['Ad26 vaccine'], vaccine), false, 'adenoviral');
  says(given('An mRNA vaccine against influenza in healthy volunteers', ['mRNA vaccine'], { conditions: ['Influenza'] }), false, 'mrna');
  says(given('Vaccinia and fowlpox vaccine in pancreatic cancer', ['recombinant fowlpox vaccine']), true, 'other_viral_vector');
});

test('drugs around a product', () => {
  const supportive = given('Tocilizumab after axicabtagene ciloleucel', ['tocilizumab', 'axicabtagene ciloleucel']);
  says(supportive, 'borderline', 'car_t');
  assert.equal(classify(supportive).role, 'supportive');
  says(given('Seizure prophylaxis in patients who received CAR-T', ['levetiracetam']), false, 'none');
});

test('roles of studies of those who had a product', () => {
  const late = classify(given('Long-term follow-up of patients treated with BCMA CAR-T', []));
  assert.deepEqual([late.isCgt, late.role], [true, 'long_term_follow_up']);
  const registry = classify(given('Registry of patients who received CAR-T', [], { studyType: 'OBSERVATIONAL' }));
  assert.deepEqual([registry.isCgt, registry.role], [true, 'registry_or_observational']);
  const sampling = classify(given('Blood sample collection before CAR-T', ['blood sample'], { studyType: 'OBSERVATIONAL' }));
  assert.equal(sampling.isCgt, false);
});

test('a record that names only a code', () => {
  const depleted = given('Study of QZX-771 in myeloma', ['QZX-771', 'fludarabine', 'cyclophosphamide']);
  says(depleted, true, 'car_t');
  says(given('Study of QZX-771 in hypertension', ['QZX-771']), false, 'none');
  says(given('Study of NTLA-9999', ['NTLA-9999']), true, 'gene_editing_in_vivo', 'na');
});

test('cell source is not read from a transplant before or after', () => {
  says(given('Autologous CD7 CAR-T for relapse after allogeneic HSCT', ['CD7 CAR-T']), true, 'car_t', 'autologous');
  says(
    given('Autologous adipose mesenchymal stem cells', ['MSC'], { description: 'MSC are found in umbilical cord and marrow.' }),
    true,
    'msc',
    'autologous',
  );
});

test('targets: antigens, genes, silenced genes; parts and other drugs left out', () => {
  const targets = (text: TrialText) => classify(text).targets;
  assert.deepEqual(targets(given('GPC3/Mesothelin-CAR-T cells', ['CAR-T'])), ['GPC3', 'MSLN']);
  assert.deepEqual(targets(given('Claudin 18.2 CAR-T with anti-PD-1 antibody', ['Claudin18.2 CAR-T'])), ['CLDN18.2']);
  assert.deepEqual(targets(given('CART19 in lymphoma', ['CART19'])), ['CD19']);
  assert.deepEqual(targets(given('CAR-T targeting CD22 in CD19- ALL', ['CAR-T'])), ['CD22']);
  assert.deepEqual(targets(given('NKG2D CAR-T in colon cancer', ['NKG2D CAR-T'])), ['NKG2DL']);
  assert.deepEqual(targets(given('CD19CAR-4-1BB-CD3zeta T cells', ['CD19CAR-4-1BB T cells'])), ['CD19']);
  assert.deepEqual(targets(given('AAV gene therapy carrying RPE65', ['AAV2-RPE65'])), ['RPE65']);
  assert.deepEqual(targets(given('Mesenchymal stem cells in lung injury', ['MSC'], { summary: 'IL-6 and TNF-alpha are measured.' })), []);
});

test('names on Chinese lists', () => {
  const read = (name: string) => {
    const { isCgt, modality, cellSource } = classifyName(name);
    return [isCgt, modality, cellSource];
  };
  assert.deepEqual(read('某某奥仑赛注射液'), [true, 'car_t', 'unknown']);
  assert.deepEqual(read('人脐带间充质干细胞注射液'), [true, 'msc', 'allogeneic']);
  assert.deepEqual(read('靶向CD19自体嵌合抗原受体T细胞注射液'), [true, 'car_t', 'autologous']);
  assert.deepEqual(read('重组人5型腺病毒注射液'), [true, 'oncolytic_virus', 'na']);
  assert.deepEqual(read('盐酸二甲双胍片'), [false, 'none', 'na']);
  assert.deepEqual(classifyName('靶向BCMA的CAR-T细胞').targets, ['BCMA']);
});

test('an empty record is no CGT, and every answer has its words', () => {
  const empty = classify(trialText({}));
  assert.deepEqual([empty.isCgt, empty.modality, empty.cellSource, empty.reasons], [false, 'none', 'na', []]);
  const { reasons, probability } = classify(given('BCMA CAR-T in myeloma', ['BCMA CAR-T']));
  assert.deepEqual(reasons[0], { slot: 'modality', label: 'car_t', words: 'CAR-T', field: 'name' });
  assert.ok(probability > 0.9);
});

test('the same text gives the same answer', () => {
  const text = given('CD19 CAR-T or CAR-NK in lymphoma', ['CAR-T/CAR-NK cells']);
  assert.deepEqual(classify(text), classify(text));
});
