import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance } from '../../src/entity/distance.ts';
import { findPlace, placeAndAncestors, resolvePlace } from '../../src/entity/place.ts';

function ids(region: string, city: string, country = 'China') {
  const { province, city: found, district } = resolvePlace({ country, region, city });
  return [province, found, district];
}

test('countries are read in the spellings of the registries', () => {
  const spellings = {
    TR: ['Turkey', 'Turkey (Türkiye)', 'TÜRKİYE', '土耳其'],
    KR: ['Korea, Republic of', 'South Korea', 'Republic of Korea', '韩国'],
    RU: ['Russian Federation', 'Russia'],
    HK: ['Hong Kong', '中国香港'],
    TW: ['Taiwan, Province of China', 'Taiwan', '台灣'],
    CZ: ['Czechia', 'Czech Republic'],
    CN: ['China', "People's Republic of China", '中國'],
  };
  for (const [id, names] of Object.entries(spellings)) {
    for (const country of names) assert.equal(resolvePlace({ country }).country, id, country);
  }
  assert.deepEqual(resolvePlace({ country: 'Atlantis', city: 'Shanghai' }).unresolved, ['country "Atlantis"']);
});

test('Shanghai is found however the state is filled', () => {
  for (const region of ['', 'China/Shanghai', 'China', 'Shanghai Municipality', '不限', '(Select)', 'Shanghai 200030', '上海市']) {
    assert.deepEqual(ids(region, 'Shanghai'), ['310000', '310000', null], region);
  }
  assert.deepEqual(ids('Shanghai Municipality', 'Xuhui'), ['310000', '310000', '310104']);
  assert.deepEqual(ids('Jingan', 'Shanghai'), ['310000', '310000', '310106']);
  assert.deepEqual(ids('', 'Xuhui District'), ['310000', '310000', '310104']);
  assert.deepEqual(ids('', '上海市浦东新区张江'), ['310000', '310000', '310115']);
});

test('one near spelling is read, several are not', () => {
  assert.deepEqual(ids('Zhejiang', 'Hanzhou'), ['330000', '330100', null]);
  assert.deepEqual(ids('', 'Chendu'), ['510000', '510100', null]);
  assert.deepEqual(ids('Jiangus', 'Lianyungang'), ['320000', '320700', null]);
  assert.deepEqual(ids('GuangGong', 'Shenzhen'), ['440000', '440300', null]);
  assert.deepEqual(ids('Zhengjiang', 'Hangzhou'), ['330000', '330100', null]);
  assert.deepEqual(ids('', 'Guanzhou'), [null, null, null]);
  assert.deepEqual(ids('Shannxi', ''), [null, null, null]);
  assert.match(resolvePlace({ country: 'China', region: 'Henan', city: 'Zhenzhou' }).how.join(), /Zhengzhou \(410100\), 1 edit/);
});

test('namesakes stay apart', () => {
  assert.deepEqual(ids('Jiangsu', 'Suzhou'), ['320000', '320500', null]);
  assert.deepEqual(ids('Anhui', 'Suzhou'), ['340000', '341300', null]);
  assert.deepEqual(ids('', 'Suzhou'), [null, null, null]);
  assert.deepEqual(ids('Zhejiang', 'Zhenjiang'), [null, null, null]);
  assert.deepEqual(ids('Jiangsu', 'Zhenjiang'), ['320000', '321100', null]);
  assert.deepEqual(ids('Shanxi', 'Taiyuan'), ['140000', '140100', null]);
  assert.deepEqual(ids('', 'Chaoyang'), [null, null, null]);
  assert.deepEqual(ids('Beijing', 'Chaoyang'), ['110000', '110000', '110105']);
});

test('a field in the wrong place, or wrong by one letter, is put right by the other', () => {
  assert.deepEqual(ids('Shanxi', 'Xi’an'), ['610000', '610100', null]);
  assert.deepEqual(ids('Guangzhou', 'Guangdong'), ['440000', '440100', null]);
  assert.deepEqual(ids('Sanhe', 'Heibei'), ['130000', '131000', '131082']);
  assert.deepEqual(ids('Guangdong', 'Guangdong'), ['440000', null, null]);
  assert.deepEqual(ids('Qindao, Shandong', 'Qingdao'), ['370000', '370200', null]);
});

test('what cannot be read is named, not guessed', () => {
  const found = resolvePlace({ country: 'China', region: 'Department of Biotherapy', city: 'Beijing' });
  assert.equal(found.province, '110000');
  assert.deepEqual(found.unresolved, ['region "Department of Biotherapy"']);
  assert.deepEqual(ids('Jiangsu', 'Guangzhou'), [null, null, null]);
  assert.equal(resolvePlace({ country: '', region: '', city: '苏州市' }).country, 'CN');
  assert.equal(resolvePlace({ country: 'China', region: null, city: null }).province, null);
});

test('places are found by any name, code or cluster', () => {
  assert.equal(findPlace('上海')?.id, '310000');
  assert.equal(findPlace('310115')?.en[0], 'Pudong');
  assert.equal(findPlace('Zhangjiang Hi-Tech Park')?.id, 'zhangjiang');
  assert.equal(findPlace('Suzhou'), undefined);
  assert.equal(findPlace('Suzhou, Jiangsu')?.id, '320500');
  assert.equal(findPlace('江苏省苏州市')?.id, '320500');
  assert.equal(findPlace('nowhere at all'), undefined);
  assert.deepEqual(placeAndAncestors('zhangjiang'), ['zhangjiang', '310115', '310000', 'CN']);
  assert.deepEqual(placeAndAncestors('missing'), []);
});

test('edit distance counts swaps once and stops at its bound', () => {
  assert.equal(editDistance('jiangus', 'jiangsu', 2), 1);
  assert.equal(editDistance('kitten', 'sitting', 5), 3);
  assert.equal(editDistance('abcdefgh', 'zyxwvuts', 2), 3);
});
