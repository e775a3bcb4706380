import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeNameTables } from '../../src/entity/name-alias.ts';
import { nameParts } from '../../src/entity/name-parts.ts';
import { compareNames } from '../../src/entity/names.ts';

function label(a: string, b: string): string {
  const [one, two] = [compareNames(a, b, null), compareNames(b, a, null)];
  assert.equal(one.label, two.label, `${a} / ${b}: the order must not matter`);
  assert.ok(one.score >= 0 && one.score <= 1 && one.reason.zh !== '' && one.reason.en !== '');
  return one.label;
}

const SAME: [string, string][] = [
  ['Quillon Therapeutics Co., Ltd.', 'Quillon Therapeutics (Shanghai) Co., Ltd.'],
  ['Quillon Biotherapeutics', 'Quillon Biotechnology'],
  ['Quillon', 'Shanghai Quillon Biopharma Co., Ltd.'],
  ['珂麓生物', '上海珂麓生物科技有限公司'],
  ['珂麓生物技術有限公司', '珂麓生物技术股份有限公司'],
  ['上海珂麓生物科技有限公司', 'Shanghai Kelu Biotechnology Co., Ltd.'],
  ['霖沂医药', 'Linyi Pharma'],
  ['湖海大学附属青松医院', '青松医院'],
  ['武汉市第二医院', 'Wuhan No. 2 Hospital'],
  ['分子免疫学国家重点实验室', 'State Key Laboratory of Molecular Immunology'],
  ['State Key Lab of Molecular Immunology', 'State Key Laboratory of Molecular Immunology'],
  ['Third People’s Hospital of Nanjing', "Nanjing Third People's Hospital"],
  ['NCGT', 'National Center for Gene Therapy'],
  ['国家海洋监督管理局', '国家海洋监局'],
  ['Pinewood Hospital, Oak University School of Medicine', 'Pinewood Hospital affiliated to Oak University'],
  ['The First Affiliated Hospital of Oak Medical College', 'First Affiliated Hospital, Oak Medical University'],
  ['Quillon Pharamceuticals Ltd', 'Quillon Pharmaceuticals Ltd'],
  ['Marlowquillon Therapeutics', 'Marlowqillon Therapeutics'],
  ['Xīběi Shīfàn Dàxué', 'Northwest Normal University'],
  ['西北师范大学', 'Xīběi Shīfàn Dàxué'],
  ['和青医院', 'Heqing Hospital'],
  ['武汉市第三医院', 'Wuhan No.3 Hospital'],
  ['林蛙基因组生物学国家重点实验室', 'State Key Laboratory of Woodfrog Genomic Biology'],
  ['湖东理工大学', 'Hudong University of Technology'],
  ['湖东省科学技术厅', 'Department of Science and Technology of Hudong Province'],
  ['国家海洋资源管理局滨海检测技术审评分中心', '滨海检测技术审评分中心'],
  ['珂麓医药', '珂麓生物医药科技（杭州）有限公司'],
];

const RELATED: [string, string][] = [
  ['上海珂麓生物科技有限公司', '上海珂麓制药有限公司'],
  ['Quillon Therapeutics Holdings Limited', 'Quillon Therapeutics Co., Ltd.'],
  ['Quillon Therapeutics', 'Quillon Marlow Biotech'],
  ['Nanjing Quillon Biotech Co., Ltd.', 'Wuhan Quillon Biotech Co., Ltd.'],
  ['青松大学', '青松大学附属第一医院'],
  ['Pinewood University', 'Pinewood University School of Medicine'],
  ['Quillon GmbH', 'Quillon AB'],
  ['Department of Hematology, Pinewood Hospital, Oak University', 'Pinewood Hospital, Oak University'],
  ['上海珂麓细胞技术有限公司', 'Shanghai Kelu Pharmaceuticals Co., Ltd.'],
];

const DIFFERENT: [string, string][] = [
  ['Roche', 'Rochester University'],
  ['上海复旦大学附属华山医院', '上海复星医药产业发展有限公司'],
  ['Shanghai Quillon Biotech Co., Ltd.', 'Shanghai Marlow Biotech Co., Ltd.'],
  ['杭州市第三人民医院', '成都市第三人民医院'],
  ['青松大学附属第一医院', '青松大学附属第八医院'],
  ['Pine University People’s Hospital', 'Oak University People’s Hospital'],
  ['膜生物学国家重点实验室', '分子生物学国家重点实验室'],
  ['珂麓生物', 'Marlow Biotech'],
  ['Tongji Hospital, Oak University', 'Tongji Hospital, Pine University'],
  ['膜生物学国家重点实验室', 'State Key Laboratory of Molecular Biology'],
  ['Wuhan Institute of Automation', 'Shanghai Institute of Automation'],
  ['Institute of Automation', 'Shanghai Institute of Automation'],
  ['湖东大学', 'Hudong City University'],
  ['太原钢铁集团', '中国钢铁股份有限公司'],
  ['Institute of Chemistry', '中国科学院湖东有机化学研究所'],
  ['湖东科技大学', 'Hudong University of Technology'],
];

test('names of one organisation meet in all their forms', () => {
  for (const [a, b] of SAME) assert.equal(label(a, b), 'same', `${a} / ${b}`);
});

test('parents, sisters and units are related, not the same', () => {
  for (const [a, b] of RELATED) assert.equal(label(a, b), 'related', `${a} / ${b}`);
});

test('look-alikes stay different', () => {
  for (const [a, b] of DIFFERENT) assert.equal(label(a, b), 'different', `${a} / ${b}`);
});

test('a name without content is different from all, itself included', () => {
  const nothing = [
    '',
    '  ',
    'N/A',
    '不限',
    '上海',
    'Shanghai',
    '有限公司',
    'Co., Ltd.',
    '上海有限公司',
    '()',
    '\u{1F600}',
    '科'.repeat(10_000),
  ];
  for (const name of nothing) {
    for (const other of [name, '珂麓生物'])
      assert.deepEqual([label(name, other), compareNames(name, other, null).score], ['different', 0], name.slice(0, 9));
  }
});

test('products are told apart by the whole code', () => {
  assert.equal(label('QX053', 'QX-053'), 'same');
  assert.equal(label('QX053', 'QX0531'), 'different');
  assert.equal(label('axi-cel', 'axicabtagene ciloleucel'), 'same');
  assert.equal(label('瑞基奥仑赛', '瑞基奥仑赛注射液'), 'same');
  assert.equal(label('瑞基奥仑赛注射液', '阿基仑赛注射液'), 'different');
});

test('generic names meet across languages by sound and ending, and inside brackets', () => {
  assert.equal(label('泽沃基奥仑赛注射液', 'zevorcabtagene autoleucel'), 'same');
  assert.equal(label('泽沃基奥仑赛注射液', 'quillocabtagene autoleucel'), 'different');
  assert.equal(label('阿基仑赛', 'axicabtagene autoleucel'), 'different');
  assert.equal(label('QX053（珂基奥仑赛注射液）', 'QX053'), 'same');
  assert.equal(label('珂基仑赛注射液（暂定）', '珂基奥仑赛'), 'same');
  assert.equal(label('tisa-cel', 'tisagenlecleucel'), 'same');
});

test('a name is taken apart into brand, industry, places and form', () => {
  assert.deepEqual(nameParts('上海珂麓生物科技（集团）股份有限公司'), {
    script: 'zh',
    words: ['珂麓生物科技'],
    core: ['珂麓'],
    industry: ['生物科技'],
    places: ['310000'],
    kind: 'company',
    legal: true,
    form: '',
    holding: false,
  });
  assert.equal(nameParts('Pinewood University School of Medicine').kind, 'university');
});

test('known names come first, and known relations', () => {
  const row = { kind: 'company' as const, former: [], seat: null, related: [], role: null, origin: [] };
  const tables = makeNameTables(
    [
      { ...row, id: 'one', zh: ['晨岚生物'], en: ['Quillon'], parent: null },
      { ...row, id: 'two', zh: [], en: ['Marlow'], parent: 'one' },
      { ...row, id: 'three', zh: [], en: ['Tarn'], parent: null },
    ],
    [],
    [{ id: 'ror-1', zh: [], en: ['Quillon', 'Old Quillon Institute'], acronyms: [], related: [] }],
  );
  assert.equal(compareNames('晨岚生物', 'Quillon', tables).label, 'same');
  assert.equal(compareNames('晨岚生物', 'Old Quillon Institute', tables).label, 'same');
  assert.equal(compareNames('Marlow', 'Quillon', tables).label, 'related');
  assert.equal(compareNames('Tarn', 'Quillon', tables).label, 'different');
});

test('brands of known companies carry over to their unknown names, and speak against look-alikes', () => {
  const row = { kind: 'company' as const, former: [], seat: null, related: [], role: null, origin: [], parent: null };
  const tables = makeNameTables(
    [
      { ...row, id: 'one', zh: ['晨岚生物'], en: ['Quillon Therapeutics'] },
      { ...row, id: 'two', zh: ['麦洛医药'], en: ['Tarnwood Bio'] },
    ],
    [],
  );
  assert.equal(compareNames('上海晨岚生物医药有限公司', 'Quillon (Shanghai) Co., Ltd.', tables).label, 'same');
  assert.equal(compareNames('上海晨岚生物医药有限公司', 'Quillon (Wuhan) Co., Ltd.', tables).label, 'related');
  assert.equal(compareNames('晨岚控股有限公司', 'Quillon Co., Ltd.', tables).label, 'related');
  assert.equal(compareNames('麦洛医药', 'Mailuo Pharma', null).label, 'same');
  assert.equal(compareNames('麦洛医药', 'Marlo Pharma', null).label, 'same');
  assert.equal(compareNames('麦洛医药', 'Marlo Pharma', tables).label, 'different');
});
