import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diseaseFinder, makeDiseaseFinder } from '../../src/classify/disease.ts';
import { areaOfDisease, diseaseLine, isDiseaseWithin, narrowestDiseases } from '../../src/classify/disease-tree.ts';

const { inText, ofTrial } = diseaseFinder();
const ids = (text: string) => inText(text).map(({ disease }) => disease);

test('a condition resolves however it is written', () => {
  const written: Record<string, string[]> = {
    'acute-myeloid-leukaemia': [
      'Acute Myelogenous Leukaemia',
      'Leukemia, Myeloid, Acute',
      'Relapsed/Refractory AML',
      '复发难治性急性髓系白血病',
      'Leukemia, Acute Myeloid, in Relapse',
    ],
    'multiple-myeloma': ['r/r MM', 'Recurrent Plasma Cell Myeloma', 'Multiple Myeloma (MM)', 'MM', '多发性骨髓瘤'],
    'systemic-lupus': ['Systemic Lupus Erthematosus', 'Lupus Erythematosus, Systemic', 'SLE (Systemic Lupus)'],
    'hodgkin-lymphoma': ["Recurrent Adult Hodgkin's Disease", 'Hodgkins Lymphoma'],
    'sjogren-syndrome': ['Sjögren’s syndrome', 'Sjogren&#39;s Syndrome'],
    'breast-cancer': ['Carcinoma of the Breast', 'Breast Neoplasms', 'Malignant neoplasm of breast', 'Stage IV Breast Cancer AJCC v8'],
    'oesophageal-cancer': ['Oesophageal Cancer', 'Cancer of Esophagus'],
    'beta-thalassaemia': ['β-Thalassaemia Major', 'Beta-Thalassemia'],
    icans: ['CAR T-Cell-Related Encephalopathy Syndrome'],
    myositis: ['Idiopathic Inflammatory Myopathies'],
  };
  for (const [disease, texts] of Object.entries(written)) for (const text of texts) assert.deepEqual(ids(text), [disease], text);
});

test('the narrowest disease of a text stands for it, and the words are kept', () => {
  assert.deepEqual(inText('Lymphoma or diffuse large B-cell lymphoma (DLBCL)'), [
    { disease: 'diffuse-large-b-cell-lymphoma', words: 'diffuse large B-cell lymphoma' },
  ]);
  assert.deepEqual(ids('Small cell lung cancer and non-small cell lung cancer'), ['sclc', 'nsclc']);
  assert.deepEqual(ids('非小细胞肺癌'), ['nsclc']);
});

test('a cancer of a place is found under any name of its tissue', () => {
  assert.deepEqual(ids('Ovarian Endometrioid Adenocarcinoma'), ['ovarian-cancer']);
  assert.deepEqual(ids('Signet Ring Adenocarcinoma of the Rectum'), ['rectal-cancer']);
  assert.deepEqual(ids('Metastatic squamous cell carcinoma'), ['squamous-cell-carcinoma']);
});

test('a name is never found inside another word, or where it is denied', () => {
  assert.deepEqual(ids('Leukemialike reaction'), []);
  assert.deepEqual(ids('non-ischemic stroke'), ['stroke']);
  assert.deepEqual(ids('without brain metastases'), []);
  assert.deepEqual(ids('CALLED'), []);
  assert.deepEqual(ids('肺炎链球菌疫苗'), []);
  assert.deepEqual(ids('人类免疫缺陷病毒感染'), ['hiv']);
  assert.deepEqual(ids('Invented CAR-T cells, refractory lymphoma'), ['lymphoma']);
});

test('an acronym of several meanings needs the company of a related disease', () => {
  assert.deepEqual(ids('ALL PATIENTS WITH RESPONSE'), []);
  assert.deepEqual(ids('Pediatric ALL'), ['acute-lymphoblastic-leukaemia']);
  assert.deepEqual(ids('MS'), ['multiple-sclerosis']);
  assert.deepEqual(ids('MS imaging of tissue'), []);
  assert.deepEqual(ids('Melanoma (MM)'), ['melanoma']);
  const conditions = (texts: string[]) => ofTrial(texts, 'Invented cells').conditions.map((list) => list.map(({ disease }) => disease));
  assert.deepEqual(conditions(['LN', 'Systemic lupus erythematosus']), [['lupus-nephritis'], ['systemic-lupus']]);
  assert.deepEqual(conditions(['MG', 'Asthma']), [[], ['asthma']]);
});

test('the title speaks where the conditions name nothing, or only something broader', () => {
  const title = 'Invented CAR-T cells in relapsed mantle cell lymphoma';
  const titled = (conditions: string[]) => ofTrial(conditions, title).title.map(({ disease }) => disease);
  assert.deepEqual(titled(['CAR-T']), ['mantle-cell-lymphoma']);
  assert.deepEqual(titled(['Lymphoma']), ['mantle-cell-lymphoma']);
  assert.deepEqual(titled(['Follicular lymphoma']), []);
  assert.deepEqual(titled(['Mantle Cell Lymphoma']), []);
});

test('names of a loaded vocabulary count where the lexicon names nothing', () => {
  const finder = makeDiseaseFinder([
    { disease: 'MONDO:0000002', name: 'inventitis' },
    { disease: 'MONDO:0000003', name: 'inventive asthma' },
  ]);
  const found = (text: string) => finder.inText(text).map(({ disease }) => disease);
  assert.deepEqual(found('Chronic inventitis'), ['MONDO:0000002']);
  assert.deepEqual(found('Inventive asthma'), ['asthma']);
});

test('the tree leads from a disease to its area', () => {
  for (const broader of ['b-cell-non-hodgkin-lymphoma', 'non-hodgkin-lymphoma', 'lymphoma', 'haematologic-malignancy', 'cancer'])
    assert.ok(isDiseaseWithin('diffuse-large-b-cell-lymphoma', broader), broader);
  assert.equal(areaOfDisease('lupus-nephritis'), 'autoimmune');
  assert.deepEqual([...diseaseLine('MONDO:0000001')], ['MONDO:0000001']);
  assert.deepEqual(narrowestDiseases(['lymphoma', 'follicular-lymphoma', 'asthma']), ['follicular-lymphoma', 'asthma']);
});
