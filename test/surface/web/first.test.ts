import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeApp } from '../../../src/surface/http/app.ts';
import { contendersChart } from '../../../src/surface/web/chart/contenders.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

async function page(address: string): Promise<{ status: number; text: string }> {
  const response = await app.request(address);
  return { status: response.status, text: await response.text() };
}

type Answer = { data: { verdict: string; contenders: { name: string; is_subject: boolean; doubt: unknown }[] } };

async function answer(question: string): Promise<Answer['data']> {
  const response = await app.request(`/api/first?${question}`);
  assert.equal(response.status, 200, question);
  return ((await response.json()) as Answer).data;
}

test('opens with a worked example whose question stands in the form, with its one contender', async () => {
  for (const [lang, words] of [
    ['zh', ['中国首个靶向 GPRC5D 的CAR-T：获批临床', 'OriCAR-017', '要定论还缺']],
    ['en', ['First GPRC5D CAR-T: cleared for trials in China', 'OriCAR-017', 'Missing to settle it']],
  ] as const) {
    const { status, text } = await page(`/first?lang=${lang}`);
    assert.equal(status, 200);
    for (const one of words) assert.ok(text.replaceAll('的 CAR-T', '的CAR-T').includes(one), `${lang}: ${one}`);
    assert.match(text, /<option value="car_t" selected>/);
    assert.match(text, /name="target" value="GPRC5D"/);
  }
});

test('the place asked about is judged: the second approved in China is not the first', async () => {
  const subjectOf = ({ contenders }: Answer['data']) => contenders.find(({ is_subject }) => is_subject)?.name;
  const [first, second] = [
    await answer('modality=car_t&milestone=approved&jurisdiction=CN'),
    await answer('modality=car_t&milestone=approved&jurisdiction=CN&rank=second'),
  ];
  assert.equal(subjectOf(first), first.contenders[0]?.name);
  assert.equal(subjectOf(second), first.contenders[1]?.name);
});

test('where no product surely has the trait, nobody stands in the place and each says what is in doubt', async () => {
  const { verdict, contenders } = await answer('modality=car_t&trait=non_viral&milestone=approved&jurisdiction=CN');
  assert.equal(verdict, 'unclear');
  assert.ok(contenders.length > 0 && contenders.every(({ doubt, is_subject }) => doubt !== null && !is_subject));
});

test('a disease alone makes a question; without kind, target or disease the page asks for one', async () => {
  assert.ok((await answer('disease=multiple%20myeloma&milestone=approved')).contenders.length > 0);
  const { status, text } = await page('/first?rank=first&milestone=approved&lang=en');
  assert.equal(status, 400);
  assert.match(text, /Choose a modality, a target or a disease/);
});

test('an unknown target is named in the language of the page, escaped, and the question stays in the form', async () => {
  const { status, text } = await page(`/first?target=${encodeURIComponent('<b>X1</b>')}&milestone=approved&lang=zh`);
  assert.equal(status, 400);
  assert.match(text, /图谱没有名为“&lt;b&gt;X1&lt;\/b&gt;”的靶点/);
  assert.match(text, /value="&lt;b&gt;X1&lt;\/b&gt;"/);
  assert.ok(!text.includes('<b>X1'));
});

test('the same answer leaves as JSON and CSV, in the order of the page', async () => {
  const question = 'modality=car_t&milestone=approved&jurisdiction=CN';
  const { text } = await page(`/first?${question}&lang=en`);
  assert.match(text, /href="\/api\/first\?modality=car_t|href="\/api\/first\?[^"]*modality=car_t/);
  const csv = await app.request(`/first/csv?${question}&lang=en`);
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
  const lines = (await csv.text()).trim().split('\r\n');
  const { contenders } = await answer(question);
  assert.equal(lines.length, contenders.length + 1);
  assert.ok(lines[1]?.includes(contenders[0]?.name ?? '?'));
});

test('the chart has a bar for each dated contender, dashes without a lower bound, words without a date', async () => {
  const one = {
    name: 'A',
    called: { zh: 'A', en: 'A' },
    basis: 'stated',
    grade: 'media',
    doubt: null,
    is_subject: false,
    statements: [],
  } as const;
  const chart = String(
    await contendersChart('en', [
      { ...one, from: '2020-01-01', to: '2020-12-31', is_subject: true, statements: [] },
      { ...one, from: null, to: '2021-06-01', basis: 'implied', statements: [] },
      { ...one, from: null, to: null, basis: 'undated', statements: [] },
    ]),
  );
  assert.equal(chart.match(/<rect class="range/g)?.length, 2);
  assert.equal(chart.match(/<rect class="range subject"/g)?.length, 1);
  assert.equal(chart.match(/class="open"/g)?.length, 1);
  assert.match(chart, /role="img" aria-label="Earliest and latest possible day of 3 contenders, 1 Jan 2020 to 1 Jun 2021"/);
  assert.match(chart, /date not known/);
});
