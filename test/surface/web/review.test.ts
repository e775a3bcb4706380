import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, beforeEach, test } from 'node:test';
import type { Host } from '../../../src/operation/operation.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { isSentFromHere, makeDoor, reviewToken } from '../../../src/surface/web/review/door.ts';
import { testAtlas } from '../../support/atlas.ts';
import { temporaryFolder } from '../../support/store.ts';

const TOKEN = 'an invented token of the tests';
const HERE = 'http://localhost';
const OWN = { 'sec-fetch-site': 'same-origin', origin: 'null' };
const NAME = 'Xuzhou Medical University';

const log = join(temporaryFolder(), 'own', 'judgements.jsonl');
let host: Host;
before(async () => {
  host = { ...(await testAtlas()), judgements: log };
});
beforeEach(() => rmSync(log, { force: true }));

const linesOf = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

type Reader = { app: ReturnType<typeof makeApp>; cookie: string; mark: string };

/** A reader who came in by the token; the page of the queue gives the mark of the session. */
async function comeIn(app = makeApp(host, makeDoor(TOKEN))): Promise<Reader> {
  const entered = await app.request(`/review?token=${encodeURIComponent(TOKEN)}&lang=en`);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const page = await app.request('/review?lang=en', { headers: { cookie } });
  const mark = /name="mark" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  return { app, cookie, mark };
}

async function send({ app, cookie, mark }: Reader, fields: Record<string, string>, headers: Record<string, string> = OWN) {
  const body = new URLSearchParams({
    mark,
    lang: 'en',
    name: NAME,
    b: 'organisation/xzmu',
    why: 'An invented reason',
    by: 'a tester',
    ...fields,
  });
  const answer = await app.request('/review/judge', {
    method: 'POST',
    body,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' };
}

async function queueOf({ app, cookie }: Reader, more = ''): Promise<string> {
  const text = await (await app.request(`/review?lang=en${more}`, { headers: { cookie } })).text();
  return text.slice(text.indexOf('class="queue"'), text.indexOf('</nav>', text.indexOf('class="queue"')));
}

test('without the token nothing is shown, with a wrong one neither, and no cookie is given', async () => {
  const app = makeApp(host, makeDoor(TOKEN));
  for (const path of [
    '/review?lang=en',
    '/review?token=wrong&lang=en',
    `/review?token=${encodeURIComponent(`${TOKEN} `)}&lang=zh`,
    '/review?token=&lang=en',
  ]) {
    const answer = await app.request(path);
    assert.equal(answer.status, 401, path);
    assert.equal(answer.headers.get('set-cookie'), null, path);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.ok(!(await answer.text()).includes(NAME), path);
  }
  const closed = await makeApp(host).request(`/review?token=${encodeURIComponent(TOKEN)}&lang=en`);
  assert.equal(closed.status, 401);
});

test('the token sets a strict cookie and leads to an address without it', async () => {
  const app = makeApp(host, makeDoor(TOKEN));
  const entered = await app.request(`/review?token=${encodeURIComponent(TOKEN)}&lang=en&why=typed`);
  assert.equal(entered.status, 303);
  assert.match(entered.headers.get('set-cookie') ?? '', /^atlas_review=[\w-]{22}; Path=\/review; HttpOnly; SameSite=Strict$/);
  assert.equal(entered.headers.get('location'), '/review?lang=en&why=typed');
  assert.ok(!(entered.headers.get('set-cookie') ?? '').includes(TOKEN), 'the cookie does not hold the token');
  const reader = await comeIn(app);
  assert.match(await queueOf(reader), new RegExp(NAME));
});

test('a decision is one line of the log, said at once, and leaves the queue; an undo brings it back', async () => {
  const reader = await comeIn();
  const { status, location } = await send(reader, { decision: 'related' });
  assert.equal(status, 302);
  const [line] = linesOf().map((one) => JSON.parse(one) as Record<string, string>);
  assert.deepEqual(
    [line?.a, line?.b, line?.label, line?.why, line?.by],
    [NAME, 'organisation/xzmu', 'related', 'An invented reason', 'a tester'],
  );
  const page = await (await reader.app.request(location, { headers: { cookie: reader.cookie } })).text();
  assert.match(page, new RegExp(`Logged as ${line?.id}`));
  assert.ok(!(await queueOf(reader)).includes(NAME));
  const undone = await send(reader, { decision: 'undo', undo: line?.id ?? '' });
  assert.equal(undone.status, 302);
  assert.equal(linesOf().length, 2);
  assert.match(await queueOf(reader), new RegExp(NAME));
});

test('a decision sent twice, also at once, is written once', async () => {
  const reader = await comeIn();
  const answers = await Promise.all([send(reader, { decision: 'different' }), send(reader, { decision: 'different' })]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [302, 400]);
  assert.match((await send(reader, { decision: 'different' })).text, /says so already/);
  assert.equal(linesOf().length, 1);
});

test('a class is decided by a scope or by another part', async () => {
  const reader = await comeIn();
  assert.equal((await send(reader, { decision: 'scope:none', trial: 'NCT90000001' })).status, 302);
  assert.equal((await send(reader, { decision: 'field', trial: 'NCT90000001', field: 'targets', value: 'CD19, CD22' })).status, 302);
  const rows = linesOf().map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    rows.map(({ subject, field, value }) => [subject, field, value]),
    [
      ['trial/NCT90000001', 'scope', 'none'],
      ['trial/NCT90000001', 'targets', ['CD19', 'CD22']],
    ],
  );
});

test('what was not sent by the page of the session is refused and nothing is written', async () => {
  const reader = await comeIn();
  const other = await comeIn();
  const refused: [string, Reader, Record<string, string>, number][] = [
    ['no cookie', { ...reader, cookie: '' }, OWN, 401],
    ['a guessed cookie', { ...reader, cookie: 'atlas_review=AAAAAAAAAAAAAAAAAAAAAA' }, OWN, 401],
    ['a replay from another site', reader, { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }, 403],
    ['a replay from another port', reader, { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' }, 403],
    ['an old browser on another site', reader, { origin: 'http://evil.example' }, 403],
    ['nothing said of the origin', reader, {}, 403],
    ['an origin kept secret by an old browser', reader, { origin: 'null' }, 403],
    ['the mark of another session', { ...reader, mark: other.mark }, OWN, 403],
    ['no mark', { ...reader, mark: '' }, OWN, 403],
  ];
  for (const [what, sender, headers, status] of refused) {
    const answer = await send(sender, { decision: 'same' }, headers);
    assert.equal(answer.status, status, what);
    assert.match(answer.text, /An invented reason/, `${what}: the reason is kept`);
    assert.deepEqual(linesOf(), [], what);
  }
  assert.equal((await send(reader, { decision: 'same' }, { origin: HERE })).status, 302, 'an old browser on the page itself');
});

test('where nothing can be written the reason stays in the form, escaped', async () => {
  const reader = await comeIn();
  const why = '</textarea><script>alert(1)</script> because';
  const nobody = await send(reader, { decision: 'same', by: ' ', why });
  assert.equal(nobody.status, 400);
  assert.match(nobody.text, /<textarea[^>]*>&lt;\/textarea&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt; because<\/textarea>/);
  assert.ok(!nobody.text.includes('<script>alert'));
  for (const decision of ['', 'perhaps', 'scope:wide', 'constructor']) {
    assert.equal((await send(reader, { decision, trial: 'NCT90000001' })).status, 400, decision);
  }
  assert.deepEqual(linesOf(), []);
});

test('another writer is waited for in words', async () => {
  const reader = await comeIn();
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(join(dirname(log), 'lock'), String(process.ppid));
  try {
    const { status, text } = await send(reader, { decision: 'same' });
    assert.equal(status, 400);
    assert.match(text, /Another process is writing[\s\S]*An invented reason/);
  } finally {
    rmSync(join(dirname(log), 'lock'));
  }
  assert.equal((await send(reader, { decision: 'same' })).status, 302);
});

test('a log that cannot be written is named', { skip: !existsSync('/sys/kernel') && 'no file system that nobody writes to' }, async () => {
  const closed = { ...host, judgements: '/sys/judgements.jsonl' };
  const reader = await comeIn(makeApp(closed, makeDoor(TOKEN)));
  const { status, text } = await send(reader, { decision: 'same' });
  assert.equal(status, 400);
  assert.match(text, /The log \/sys\/judgements\.jsonl cannot be written[\s\S]*ATLAS_JUDGEMENTS[\s\S]*An invented reason/);
});

test('after a restart the old cookie opens nothing and the reason is carried to the way in', async () => {
  const reader = await comeIn();
  const { status, text } = await send({ ...reader, app: makeApp(host, makeDoor('another token of the tests')) }, { decision: 'same' });
  assert.equal(status, 401);
  assert.match(text, /<input type="hidden" name="why" value="An invented reason">/);
  assert.match(text, new RegExp(`<input type="hidden" name="name" value="${NAME}">`));
});

test('a token that someone sets must be long; without one it is new each time', () => {
  assert.throws(() => reviewToken({ ATLAS_REVIEW_TOKEN: 'short' }), /ATLAS_REVIEW_TOKEN is too short/);
  assert.equal(reviewToken({ ATLAS_REVIEW_TOKEN: TOKEN }), TOKEN);
  assert.notEqual(reviewToken({}), reviewToken({}));
  assert.match(reviewToken({}), /^[\w-]{22}$/);
});

test('a browser that tells where a request comes from is believed only as a whole', () => {
  const sent = (headers: Record<string, string>) => isSentFromHere(`${HERE}/review/judge`, (name) => headers[name]);
  assert.ok(sent({ 'sec-fetch-site': 'same-origin', origin: HERE }));
  assert.ok(!sent({ 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' }));
  assert.ok(!sent({ 'sec-fetch-site': 'none' }));
});
