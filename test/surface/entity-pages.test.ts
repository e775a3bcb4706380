import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { entity } from '../../src/operation/entity.ts';
import { history } from '../../src/operation/history.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { call } from '../support/call.ts';
import { entityAtlas, HOSTILE, JUDGED_ON } from '../support/entities.ts';

const host = await entityAtlas();
after(() => host.close());
const app = makeApp(host);

const DAYS = 'as_of=2026-11-28&known_by=2026-11-28';
const SINCE = `as_of=${JUDGED_ON}&known_by=${JUDGED_ON}`;
const PAGES = [
  '/product/equecel',
  '/organisation/iaso',
  '/trial/NCT90000001',
  '/trial/NCT90000077',
  '/trial/NCT90000077/history',
  '/target/BCMA',
  '/disease/multiple-myeloma',
  '/event/zhangjiang-cgt-2024',
  '/policy/bj-medicine-plan-2024',
  '/deal/arcellx-kite',
  '/application/CXSL1700122',
  '/policy',
  '/event',
  '/why',
  '/why?a=NCT90000077',
];

async function page(path: string, lang = 'en', days = DAYS): Promise<{ status: number; text: string; to: string }> {
  const response = await app.request(`${path}${path.includes('?') ? '&' : '?'}${days}&lang=${lang}`);
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

/** The words of a page as a reader sees them, without what stands in `code` and `pre`. */
function wordsOf(text: string): string {
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  return main
    .replaceAll(/<(code|pre|datalist)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

test('every kind of entity has a page in both languages, with no code word among its words', async () => {
  for (const lang of ['zh', 'en'])
    for (const path of PAGES) {
      const { status, text } = await page(path, lang);
      assert.equal(status, 200, `${path} ${lang}`);
      const words = wordsOf(text);
      assert.doesNotMatch(
        words,
        /\b(?:PHASE\d|EARLY_PHASE1|[A-Z]+_[A-Z_]+|[a-z]+_[a-z_]+|undefined|null|NaN)\b|\[object/,
        `${path} ${lang}`,
      );
      assert.equal([...text.matchAll(/<h1/g)].length, 1, path);
    }
});

test('the page of a product shows whose it is as the operation tells it, each fact with a link to its statement', async () => {
  const answer = await call(entity, { what: 'product/equecel', as_of: '2026-11-28', known_by: '2026-11-28' }, host);
  assert.equal(answer.about?.kind, 'product');
  const { text } = await page('/product/equecel', 'zh');
  for (const right of answer.about.rights)
    assert.ok(
      text.includes(`href="/organisation/${right.organisation}?`) && text.includes(`/statement/${right.statement}?lang=zh`),
      right.statement,
    );
  for (const fact of [...answer.names, ...answer.facts])
    assert.ok(text.includes(`/statement/${fact.statements[0]}?lang=zh`), fact.property);
  for (const { statement } of answer.about.milestones) assert.ok(text.includes(`/statement/${statement}?lang=zh`), statement);
  assert.match(wordsOf(text), /权利归属 .*中国 申请人 驯鹿生物/);
  assert.match(text, /\/api\/entity\?what=product%2Fequecel&amp;as_of=2026-11-28/);
});

test('another name leads to the page, which says why; a reason that does not lead there is not told', async () => {
  const { status, to } = await page(`/product/${encodeURIComponent('福可苏')}`, 'zh');
  assert.equal(status, 302);
  assert.match(to, /^\/product\/equecel\?as_of=2026-11-28&known_by=2026-11-28&from=%E7%A6%8F%E5%8F%AF%E8%8B%8F&lang=zh$/);
  assert.match(
    wordsOf((await page(`/product/equecel?from=${encodeURIComponent('福可苏')}`, 'zh')).text),
    /您查的是 福可苏 ：“福可苏”是 伊基奥仑赛注射液 的名称/,
  );
  assert.doesNotMatch((await page('/product/equecel?from=zevorcel')).text, /You looked for/);
});

test('an entity that was merged leads to the one that stands for it from the day of the judgement on, with who judged it, when and why', async () => {
  assert.equal((await page('/product/zevorcel')).status, 200);
  const { status, to } = await page('/product/zevorcel', 'en', SINCE);
  assert.equal(status, 302);
  const { text } = await page(to.replace(/&lang=en$/, ''), 'en', '');
  assert.match(
    wordsOf(text),
    new RegExp(
      `You looked for product\\/zevorcel : .*judged the same by a tester on ${JUDGED_ON} \\(an invented reason\\)\\. See the judgement`,
    ),
  );
  assert.match(text, /href="\/why\?a=product%2Fzevorcel&amp;b=product%2Fequecel/);
});

test('a former number of a trial and another writing lead to the trial', async () => {
  assert.match((await page('/trial/NCT90000009')).to, /^\/trial\/NCT90000001\?.*from=NCT90000009/);
  assert.match((await page('/trial/nct90000077')).to, /^\/trial\/NCT90000077\?.*from=nct90000077/);
  assert.match(wordsOf((await page('/trial/NCT90000001?from=NCT90000009', 'zh')).text), /NCT90000009 是 NCT90000001 的曾用登记号/);
});

test('what nobody knows is a page of status 404 that names the sources looked in and what comes near', async () => {
  const { status, text } = await page(`/product/${encodeURIComponent('福可苏X')}`, 'zh');
  assert.equal(status, 404);
  assert.match(wordsOf(text), /没有找到这个产品 图谱不知道“福可苏X”。 查过的来源 .*人工整理的事实/);
  assert.match(text, /<a href="\/product\/equecel\?/);
  for (const path of ['/trial/NCT99999999', '/trial/NCT99999999/history', '/statement/0000000000000000', '/target/NOSUCH', '/deal/none'])
    assert.equal((await page(path)).status, 404, path);
});

test('an id with a stroke in it has a page, and its address is kept whole', async () => {
  const { status, text } = await page('/listing/cde-breakthrough%2F', 'zh');
  assert.equal(status, 200);
  assert.match(text, /<code>listing\/cde-breakthrough\/<\/code>/);
});

test('old addresses lead to the pages that took their place', async () => {
  assert.match((await page('/show?what=CT103A')).to, /^\/product\/equecel\?/);
  assert.match((await page('/show?what=trial/NCT90000077')).to, /^\/trial\/NCT90000077\?/);
  assert.match((await page('/show?what=5844f3841a99e30b')).to, /^\/statement\/5844f3841a99e30b\?/);
  assert.match((await page('/history?trial=NCT90000077&from=2026-04-25')).to, /^\/trial\/NCT90000077\/history\?from=2026-04-25&/);
  assert.match((await page('/event?name=zhangjiang-cgt-2024')).to, /^\/event\/zhangjiang-cgt-2024\?/);
});

test('texts that try to break out of a page are shown as they are written', async () => {
  for (const path of [
    '/trial/NCT90000077',
    '/trial/NCT90000077/history',
    `/why?a=NCT90000077`,
    '/product/%3Cscript%3Ealert(3)%3C%2Fscript%3E',
  ]) {
    const { text } = await page(path);
    assert.doesNotMatch(text, /<script>alert|<img src=x|<b>bold/, path);
  }
  const { text } = await page('/trial/NCT90000077');
  for (const words of [HOSTILE.title, HOSTILE.sponsor, '<b>bold</b> hospital']) assert.ok(text.includes(escaped(words)), words);
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

test('the history of a trial marks what came and what went word by word, and one field can be asked for', async () => {
  const answer = await call(history, { trial: 'NCT90000077', known_by: '2026-11-28' }, host);
  const moved = answer.sources.flatMap(({ versions }) => versions.flatMap(({ changes }) => changes.map(({ field }) => field)));
  assert.deepEqual(moved.toSorted(), ['phase', 'title']);
  const { text } = await page('/trial/NCT90000077/history');
  assert.match(text, /lymphoma<ins> and leukaemia<\/ins>/);
  assert.match(text, /phase 1<ins>\/2<\/ins>/);
  const one = wordsOf((await page('/trial/NCT90000077/history?field=phase')).text);
  assert.ok(one.includes('phase') && !one.includes('and leukaemia'));
});

test('a statement shows its value in words, the bytes with what was said marked, and a part of it opens in a dialog', async () => {
  const { statements } = await call(entity, { what: 'product/equecel', as_of: '2026-11-28', known_by: '2026-11-28' }, host);
  const approved = statements.find(({ property, value }) => property === 'milestone' && value === 'approved')?.id;
  const whole = (await page(`/statement/${approved}`, 'zh')).text;
  assert.match(whole, /<p class="said">获批上市<\/p>/);
  assert.match(whole, /&quot;<mark>approved<\/mark>&quot;/);
  assert.match(whole, /href="https:\/\/[^"]+" rel="noreferrer"/);
  const part = (await page(`/statement/${approved}?part=true`, 'zh')).text;
  assert.ok(!part.includes('<html') && part.includes('class="close quiet"'));
});

test('a policy can be held against a case by its own link, and conditions are answered one by one', async () => {
  const { text } = await page('/policy/bj-medicine-plan-2024');
  assert.match(text, /href="\/policy\?activity=biomedical_industry&amp;/);
  const asked = (await page('/policy')).text;
  const [, yes = ''] = /<a class="button quiet" href="([^"]*met=[^"]*)">Met<\/a>/.exec(asked) ?? [];
  const answered = await (await app.request(yes.replaceAll('&amp;', '&'))).text();
  assert.match(wordsOf(answered), /You said .*: Met take back/);
  assert.notEqual(wordsOf(answered), wordsOf(asked));
});
