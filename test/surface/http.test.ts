import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeApp } from '../../src/surface/http/app.ts';
import { testAtlas } from '../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

type Body = { data?: unknown; operations?: string[]; error?: { kind: string; message: string } };

async function json(path: string, init?: RequestInit): Promise<{ status: number; body: Body }> {
  const response = await app.request(path, init);
  return { status: response.status, body: (await response.json()) as Body };
}

test('every offered operation answers in one envelope', async () => {
  const post = (body: object): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const calls: [string, RequestInit?][] = [
    ['/api/find?text=yqsw'],
    ['/api/overview?most=3'],
    ['/api/share?place=Shanghai'],
    ['/api/first?target=GPRC5D'],
    ['/api/contenders?target=GPRC5D'],
    ['/api/review?most=1'],
    ['/api/landscape?rows=city&columns=phase'],
    ['/api/trials?target=CD19&size=1'],
    ['/api/changes?from=2026-04-24&to=2026-05-20'],
    ['/api/history?trial=NCT90000002'],
    ['/api/timeline?target=GPRC5D'],
    ['/api/trend?past=2026-05-01'],
    ['/api/concentration?where=city&target=BCMA'],
    ['/api/compare?places=Shanghai,Beijing'],
    ['/api/cluster?cluster=zhangjiang'],
    ['/api/chain?cluster=zhangjiang'],
    ['/api/profile?cluster=biobay'],
    ['/api/recheck?kind=membership'],
    ['/api/services?need=toxicology'],
    ['/api/coverage?milestone=approved'],
    ['/api/policy?question=match&activity=gene_therapy&region=zhangjiang'],
    ['/api/event'],
    ['/api/track?track=immune_cells'],
    ['/api/report?kind=cluster&cluster=zhangjiang&from=2026-04-24&to=2026-05-20'],
    ['/api/milestones?product=OriCAR-017'],
    ['/api/entity?what=NCT90000001'],
    ['/api/show?what=NCT90000001'],
    ['/api/why?a=NCT90000001'],
    ['/api/sources'],
    ['/api/check', post({ text: 'Invented text without a claim.' })],
    ['/api/read', post({ text: 'Invented text without a claim.', explain: true })],
  ];
  const { operations = [] } = (await json('/api')).body;
  assert.deepEqual(operations.toSorted(), calls.map(([path]) => path.split(/[/?]/)[2]).toSorted());
  for (const [path, init] of calls) {
    const { status, body } = await json(path, init);
    assert.equal(status, 200, path);
    assert.deepEqual(Object.keys(body), ['data'], path);
  }
});

test('errors have one shape and never tell of the inside', async () => {
  for (const path of [
    '/api/nothing',
    '/api/build',
    '/api/judge',
    '/api/predict?kind=names&path=x',
    '/api/share?place=Atlantis',
    '/api/share?place=Shanghai&bogus=1',
    '/api/show?what=NCT99999999',
  ]) {
    const { status, body } = await json(path);
    assert.equal(status, 400, path);
    assert.deepEqual(Object.keys(body), ['error']);
    assert.equal(body.error?.kind, 'usage');
  }
  assert.equal((await json('/api/check', { method: 'POST', body: '{half' })).body.error?.message, 'the body is no valid JSON');
  assert.equal((await json('/api/nothing/at/all')).status, 404);
  const large = await json('/api/check', { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(20 * 1024 * 1024 + 1) }) });
  assert.equal(large.status, 413);
});

test('pages come whole in both languages with strict headers', async () => {
  for (const lang of ['zh', 'en']) {
    for (const path of [
      '/check',
      '/share',
      '/landscape',
      '/chain?cluster=biobay',
      '/recheck',
      '/profile',
      '/services',
      '/services?need=AAV%20%E8%B4%A8%E7%B2%92&in=zhangjiang',
      '/changes',
      '/changes?from=2026-04-24&to=2026-05-20&place=Shanghai',
      '/history',
      '/trial/NCT90000002/history',
      '/trend',
      '/trend?by=quarter&past=2026-05-01&target=CD19',
      '/landscape?rows=city&columns=start_year&row=310000&column=2024',
      '/show',
      '/trial/NCT90000001',
      '/why',
      '/why?a=和元生物&b=合源生物',
      '/why?a=NCT90000001',
      '/sources',
    ]) {
      const response = await app.request(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      const text = await response.text();
      assert.equal(response.status, 200, path);
      assert.match(text, new RegExp(`<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">`));
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.ok(!/<script(?! type="module" src="\/assets\/[\w./]+\.ts"><\/script>)/i.test(text), path);
      assert.ok(!text.includes('undefined') && !text.includes('[object'), path);
    }
  }
});

test('a pasted article is marked, numbered and escaped', async () => {
  const form = new URLSearchParams({
    text: 'Invented Bio said on May 2, 2024 that the FDA granted orphan drug designation to INV-101, a CAR-T therapy. <script>alert(1)</script>',
    lang: 'en',
  });
  const response = await app.request('/check?lang=en', {
    method: 'POST',
    body: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const text = await response.text();
  assert.equal(response.status, 200);
  assert.match(text, /<mark class="unclear" data-claims="1">/);
  assert.match(text, /href="#claim-1"/);
  assert.ok(!text.includes('<script>alert'));
});

test('a wrong question gives a page that says why', async () => {
  const response = await app.request('/share?place=Atlantis&lang=zh');
  assert.equal(response.status, 400);
  assert.match(await response.text(), /无法回答[\s\S]*没有名为“Atlantis”的地区/);
});

test('a page that is not there, or is asked with fields that do not fit, says so in the language of the reader', async () => {
  const nothing = await app.request('/nowhere?lang=zh');
  assert.equal(nothing.status, 404);
  assert.match(await nothing.text(), /<h1>没有这一页<\/h1>[\s\S]*\/nowhere/);
  const turned = await (await app.request('/share?place=Shanghai&as_of=2026-08-01&known_by=2026-05-01&lang=en')).text();
  assert.match(turned, /‘As of’ 2026-08-01 lies after ‘Known by’ 2026-05-01/);
  const options = await (await app.request('/share?place=Shanghai&bogus=1&lang=zh')).text();
  assert.match(options, /没有“bogus”这一项/);
  assert.ok(!/--[a-z]/.test(options.replace(/<[^>]*>/g, '')), 'no option of the command line is named');
});
