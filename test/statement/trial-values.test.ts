import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerDate } from '../../src/statement/trial/day.ts';
import { conditionsOf, countriesOf, givenOf, idsOf, placeOfAddress } from '../../src/statement/trial/lists.ts';
import { isOrganisation, namesNobody } from '../../src/statement/trial/organisation.ts';
import { mended, plain } from '../../src/statement/trial/text.ts';
import { phasesOf, registryId, sizeOf, statusOf, studyTypeOf } from '../../src/statement/trial/values.ts';

test('dates are no more exact than they are written, and days that cannot be are none', () => {
  const read: [string, string | null][] = [
    ['20200217', '2020-02-17'],
    ['2020-02-17 10:30:00', '2020-02-17'],
    ['2020/2/7', '2020-02-07'],
    ['2020年3月1日', '2020-03-01'],
    ['2020-03', '2020-03'],
    ['2020', '2020'],
    ['27/10/1995', '1995-10-27'],
    ['January 26, 2020', '2020-01-26'],
    ['17 February 2020', '2020-02-17'],
    ['April 2020', '2020-04'],
    ['43862', '2020-02-01'],
    ['43861.958', '2020-02-01'],
    ['01/01/1900', null],
    ['31/02/2020', null],
    ['20201399', null],
    ['270811', null],
    ['soon', null],
    ['', null],
  ];
  assert.deepEqual(
    read.map(([text]) => [text, registerDate(text)]),
    read,
  );
});

test('phases of all registers, in blocks, in words, in Roman numerals and in Chinese', () => {
  const read: [string, string][] = [
    ['Phase 2/Phase 3', 'PHASE2/PHASE3'],
    ['2-3', 'PHASE2/PHASE3'],
    ['Phase 1/ Phase 2', 'PHASE1/PHASE2'],
    ['II-III', 'PHASE2/PHASE3'],
    ['Phase-3', 'PHASE3'],
    ['IIb', 'PHASE2'],
    ['Ⅱ/Ⅲ期', 'PHASE2/PHASE3'],
    ['Ⅰ期', 'PHASE1'],
    ['0 (exploratory trials)', 'EARLY_PHASE1'],
    ['Early Phase 1', 'EARLY_PHASE1'],
    ['Human pharmacology (Phase I): yes\nTherapeutic exploratory (Phase II): yes\n', 'PHASE1/PHASE2'],
    ['43892', 'PHASE2/PHASE3'],
    ['43862', 'PHASE1/PHASE2'],
    ['N/A', 'NA'],
    ['Retrospective study', 'NA'],
    ['其它其他说明:生物等效性试验', 'NA'],
    ['12 months', 'NA'],
  ];
  assert.deepEqual(
    read.map(([text]) => [text, phasesOf(text).join('/')]),
    read,
  );
});

test('states and kinds of studies in the words of registers', () => {
  const states: [string, string | null][] = [
    ['Not Recruiting', 'NOT_RECRUITING'],
    ['Not yet recruiting', 'NOT_YET_RECRUITING'],
    ['Recruiting', 'RECRUITING'],
    ['Active, not recruiting', 'ACTIVE_NOT_RECRUITING'],
    ['No longer recruiting', 'ACTIVE_NOT_RECRUITING'],
    ['Finished', 'COMPLETED'],
    ['Authorised', 'AUTHORISED'],
    ['Suspending', 'SUSPENDED'],
    ['Not Available', 'UNKNOWN'],
    ['进行中\u00a0尚未招募', 'NOT_YET_RECRUITING'],
    ['进行中（招募完成）', 'ACTIVE_NOT_RECRUITING'],
    ['主动终止', 'TERMINATED'],
    ['Dancing', null],
  ];
  assert.deepEqual(
    states.map(([text]) => [text, statusOf(text)]),
    states,
  );
  assert.deepEqual(
    [
      'Interventional clinical trial of medicinal product',
      'Observational [Patient Registry]',
      'Expanded Access',
      '干预性研究',
      'Screening',
    ].map(studyTypeOf),
    ['INTERVENTIONAL', 'OBSERVATIONAL', 'EXPANDED_ACCESS', 'INTERVENTIONAL', 'Screening'],
  );
});

test('a size is a number or a clear sum', () => {
  const sizes: [string, string | null][] = [
    ['500', '500'],
    ['2,062', '2062'],
    ['Case series:40;', '40'],
    ['survival group:200;died:200;', '400'],
    ['2019 Y:2418;2020 Y:821;', '3239'],
    ['Target condition:200;Difficult condition:0', '200'],
    ['400 (200 in each arm)', null],
    ['group one:20;group tw', null],
    ['Inclusion at 2 months', null],
    ['', null],
  ];
  assert.deepEqual(
    sizes.map(([text]) => [text, sizeOf(text)]),
    sizes,
  );
  const before = Date.now();
  assert.equal(sizeOf(`${'a:1;'.repeat(20_000)}x`), null);
  assert.ok(Date.now() - before < 2000);
});

test('ids are those of the register itself', () => {
  const ids: [string, string | null][] = [
    ['EUCTR2029-000001-11-FR', 'EUCTR2029-000001-11'],
    ['JPRN-jRCTs099990001', 'jRCTs099990001'],
    ['JPRN-JapicCTI-999999', 'JapicCTI-999999'],
    ['CTRI/2029/03/099999', 'CTRI/2029/03/099999'],
    [' NCT90000001 ', 'NCT90000001'],
    ['none at all', null],
    ['', null],
  ];
  assert.deepEqual(
    ids.map(([text]) => [text, registryId(text)]),
    ids,
  );
  assert.deepEqual(idsOf('NCT90000009;nil known<br>U1111-1250-8875; NCT90000009'), ['NCT90000009', 'U1111-1250-8875']);
});

test('organisations are known by their words, in many languages; persons are not', () => {
  const organisations = [
    'Example Hospital',
    'Hôpital Exemple',
    'Istituto Esempio',
    'Example Pharma GmbH',
    'CHU de Exemple',
    'Examplix',
    'Universidad de Ejemplo',
    '示例医院',
    '示例生物科技有限公司',
    'Dr. Example Egitim ve Arastirma Hastanesi',
    'Eli Lilly',
  ];
  const persons = [
    'Maria Example',
    'Dr. Maria Example',
    'Maria Example, MD, PhD',
    'EXAMPLE Maria',
    'Jie Example',
    '王示例',
    '李示例教授',
    'Dean',
    "M. O'Example",
  ];
  assert.deepEqual(
    organisations.filter((name) => !isOrganisation(name)),
    [],
  );
  assert.deepEqual(persons.filter(isOrganisation), []);
  assert.ok(['None', 'nil', 'N/A', ' - ', '', '无', 'Self-sponsored'].every(namesNobody) && !namesNobody('None Such Hospital'));
});

test('interventions in the shapes of registers', () => {
  assert.deepEqual(givenOf('Drug: a, 1 mg;2 mg;Biological: b'), { names: ['a, 1 mg;2 mg', 'b'], arms: [] });
  assert.deepEqual(givenOf('Test group:CAR-T cells;Control:none;'), { names: ['CAR-T cells'], arms: ['Test group: CAR-T cells'] });
  assert.deepEqual(givenOf('<br>Trade Name: A<br>Product Name: B<br>'), { names: ['A', 'B'], arms: [] });
  assert.deepEqual(givenOf(`Group 1: ${'words '.repeat(40)}`).names, []);
  assert.deepEqual(givenOf(''), { names: [], arms: [] });
  assert.deepEqual(conditionsOf('-F329 Depression\n;Depression;B97.29;Therapeutic area: Diseases [C]'), ['Depression']);
  const classed =
    'An invented infection<br>MedDRA version: 21.1<br>Level: LLT<br>Classification code 10000001<br>Term: Invented infection<br>System Organ Class: 100000000001<br>';
  assert.deepEqual(conditionsOf(classed), ['An invented infection', 'Invented infection']);
  assert.deepEqual(countriesOf('France;France;Korea, Republic of;China?;??;Japan,Asia(except Japan),North America'), [
    'France',
    'Korea, Republic of',
    'China',
    'Japan',
  ]);
});

test('texts lose tags, double entities and blanks; what was read in the wrong encoding is mended only where it is sure', () => {
  assert.equal(plain('  a<br>b  &amp;lt; c&#32;d\u0001 '), 'a b &lt; c d');
  assert.equal(plain('#NAME?'), '');
  assert.equal(mended('Assistance Publique - H√¥pitaux de Paris'), 'Assistance Publique - Hôpitaux de Paris');
  assert.deepEqual([mended('√2 is a root'), mended('Hôpital'), mended('¬ this')], [undefined, undefined, undefined]);
});

test('the end of an address names city and province, a street or a hospital is no place', () => {
  const places: [string, object][] = [
    ['99 Example Road, Wuchang District, Wuhan, Hubei, China ', { city: 'Wuhan', region: 'Hubei' }],
    ['99 Example Road, Jinshan District, Shanghai 200000, P.R. China', { region: 'Shanghai' }],
    [" ; ; 99 Example Street, Ji'nan, Shandong, China;other", { city: "Ji'nan", region: 'Shandong' }],
    ['江苏省苏州市示例路9号', { city: '苏州市', region: '江苏省' }],
    ['上海市浦东新区示例路9号', { region: '上海市' }],
    ['4/F, Example School of Public Health', {}],
    ['Example Hospital', {}],
    [' ; ; ', {}],
  ];
  assert.deepEqual(
    places.map(([text]) => [text, placeOfAddress(text)]),
    places,
  );
});
