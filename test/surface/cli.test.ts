import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { shipped } from '../../src/base/root.ts';
import { checkedClaim } from '../../src/model/verdict.ts';
import { testAtlas } from '../support/atlas.ts';
import { atlas, type Run } from '../support/cli.ts';
import { putFile, temporaryFolder } from '../support/store.ts';

let store = '';
before(async () => {
  store = (await testAtlas()).store;
});

/** One message on standard error (lines of progress aside), nothing on standard output, and the exit code of wrong input or of a wrong call. */
function assertRefused(run: Run, code: 1 | 2, message: RegExp): void {
  assert.match(run.err, message);
  const lines = run.err.trim().split('\n');
  assert.equal(
    lines.findIndex((line) => line.startsWith('atlas: ')),
    lines.length - 1,
    run.err,
  );
  assert.equal(run.out, '');
  assert.equal(run.code, code);
}

test('help lists every command; a command tells its options', () => {
  const { out, code } = atlas(store, ['help']);
  assert.equal(code, 0);
  for (const name of [
    'add',
    'build',
    'read',
    'check',
    'share',
    'first',
    'contenders',
    'landscape',
    'changes',
    'history',
    'timeline',
    'trend',
    'concentration',
    'compare',
    'coverage',
    'milestones',
    'show',
    'why',
    'sources',
    'judge',
    'predict',
    'serve',
  ])
    assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
  assert.match(atlas(store, ['share', '--help']).out, /--known-by .*known time/);
});

test('the text of an article commands no terminal, and one too long is refused with the limit', () => {
  const root = temporaryFolder();
  const text = 'The FDA granted orphan drug designation to INV-101\u001b[2J\u202e\u0007, a CAR-T therapy.';
  const { out, code } = atlas(store, ['read', putFile(root, 'a.txt', text), '--explain']);
  assert.equal(code, 0);
  assert.match(out, /INV-101/);
  assert.doesNotMatch(out, /(?!\n)[\p{Cc}\u202e]/u);
  assertRefused(
    atlas(store, ['read', putFile(root, 'long.txt', 'word '.repeat(400_001))]),
    2,
    /--text may have at most 2,000,000 characters/,
  );
});

test('what an article mentions is counted, and listed on demand', () => {
  const article = putFile(
    temporaryFolder(),
    'a.txt',
    'On May 2, 2024 the FDA granted orphan drug designation to INV-101, a CAR-T therapy.',
  );
  assert.match(atlas(store, ['read', article]).out, /^mentions: date 1, agency 1, .*--mentions lists them$/m);
  const { out } = atlas(store, ['read', article, '--mentions', '--explain', '--lang', 'zh']);
  assert.match(out, /^ {6}资格名称与授予之语 \(designation:orphan\)$/m);
  assert.match(out, /^日期 +May 2, 2024 +1 +\[3, 14\) +2024-05-02 · 日$/m);
});

test('an article behind an address of an inner network is refused', () => {
  assertRefused(
    atlas(store, ['read', 'http://127.0.0.1:8099/page']),
    1,
    /^atlas: http:\/\/127\.0\.0\.1:8099\/page: cannot be fetched .*not a public address/,
  );
});

test('a call that does not fit names what would', () => {
  assertRefused(atlas(store, ['frobnicate']), 2, /unknown command "frobnicate"/);
  assertRefused(
    atlas(store, ['share', '--place', 'Shanghai', '--bogus', 'x']),
    2,
    /Unknown option '--bogus'; the options are --place, --of/,
  );
  assertRefused(atlas(store, ['share', '--place', 'Shanghai', '--scope', 'wide']), 2, /--scope must be one of strict, industry, all/);
  assertRefused(atlas(store, ['share', '--place', 'Shanghai', '--as-of', '2024-13-40']), 2, /--as-of "2024-13-40" is not a calendar day/);
  assertRefused(atlas(store, ['share']), 2, /share: --place is needed: numerator/);
  assert.match(atlas(store, ['serve', '--help']).out, /--port/);
  assertRefused(
    atlas(store, ['add', 'nothing', 'x']),
    1,
    /nothing: is neither a source nor a file; the sources are article, car-t-monitor/,
  );
  assertRefused(atlas(store, ['show', 'NCT99999999']), 2, /"NCT99999999" is not known to the atlas/);
  assertRefused(atlas(store, ['first', '--milestone', 'approved']), 2, /give --modality, --target or --disease/);
});

test('broken files are refused with one line and the published atlas is as before', () => {
  const folder = temporaryFolder();
  const published = readFileSync(join(store, 'current'), 'utf8');
  const whole = gzipSync('{"protocolSection": {}}\n');
  const cases: [string[], RegExp][] = [
    [['clinicaltrials-gov', putFile(folder, 'cut.ndjson.gz', whole.subarray(0, -6))], /cut\.ndjson\.gz: is a truncated or damaged gzip/],
    [['clinicaltrials-gov', putFile(folder, 'empty.json', '')], /empty\.json: is empty/],
    [['clinicaltrials-gov', join(folder, 'none.json')], /none\.json: does not exist/],
    [['cde-breakthrough', folder], /is a directory where a file is expected/],
    [['clinicaltrials-gov', folder], /is a directory where a file is expected/],
    [['car-t-monitor', putFile(folder, 'trials.csv', 'NCTId\n')], /is a file; give the dated folder/],
    [['article', putFile(folder, 'a.md', 'x'), '--published', '2024-13-40'], /--published "2024-13-40" is not a calendar day/],
  ];
  for (const [words, message] of cases)
    assertRefused(atlas(store, ['add', ...words]), message.source.includes('published') ? 2 : 1, message);
  assert.equal(readFileSync(join(store, 'current'), 'utf8'), published);
});

test('a snapshot that cannot be parsed stops the build and leaves the published atlas', () => {
  const folder = temporaryFolder();
  const fresh = join(folder, 'store');
  assert.equal(atlas(fresh, ['build']).code, 0);
  const published = readFileSync(join(fresh, 'current'), 'utf8');
  assert.equal(atlas(fresh, ['add', 'cde-breakthrough', putFile(folder, 'list.csv', 'a,b\n1,2\n')]).code, 0);
  assertRefused(atlas(fresh, ['build']), 1, /list\.csv, header: has no column 受理号.*remove receipts\/[0-9a-f]{16}\.json/);
  assert.equal(readFileSync(join(fresh, 'current'), 'utf8'), published);
  assert.equal(atlas(fresh, ['sources']).code, 0);
});

test('without a build the message says what to run', () => {
  assertRefused(atlas(join(temporaryFolder(), 'none'), ['sources']), 1, /run `atlas build` first/);
});

test('a share on the command line and as JSON, with its statements', () => {
  const words = [
    'share',
    '--place',
    '上海',
    '--of',
    'China',
    '--source',
    'car-t-monitor',
    '--series',
    'test',
    '--as-of',
    '2026-05-20',
    '--known-by',
    '2026-05-20',
  ];
  assert.match(atlas(store, words).out, /100\.0 % \(3 \/ 3\)/);
  const answer = JSON.parse(atlas(store, [...words, '--json']).out);
  assert.equal(answer.counts.numerator, 3);
  assert.equal(answer.numerator_statements.length, 3);
  assert.equal(answer.definition.date_rule, 'listed');
  const shown = atlas(store, ['show', answer.numerator_statements[0].statement]);
  assert.match(shown.out, /sites\.csv\.gz # row=\d+ # Facility,City,State,Country,SiteStatus/);
});

test('an article is checked from a file or standard input; the JSON has the shape of the contract', () => {
  const path = shipped('examples', 'zhangjiang-2024.en.md');
  const result = JSON.parse(atlas(store, ['check', path, '--json']).out);
  assert.ok(result.claims.length >= 10);
  const points = [...readFileSync(path, 'utf8')];
  for (const claim of result.claims) {
    assert.equal(checkedClaim.safeParse(claim).success, true, JSON.stringify(checkedClaim.safeParse(claim).error?.issues));
    assert.ok(claim.reasons.zh.length > 0 && claim.reasons.en.length > 0);
    assert.ok(
      points
        .slice(...claim.span)
        .join('')
        .trim().length > 0,
    );
  }
  assert.match(atlas(store, ['check', '-'], readFileSync(path, 'utf8')).out, /claims: /);
  assertRefused(
    atlas(store, ['check', putFile(temporaryFolder(), 'gbk.txt', Buffer.from([0xd5, 0xc5, 0xbd, 0xad]))]),
    1,
    /gbk\.txt, line 1: is not UTF-8/,
  );
  assertRefused(atlas(store, ['check', shipped('examples')]), 1, /is a directory where a file is expected/);
});

test('the claims of an article are read without a built atlas, as a table, and with the words of each slot', () => {
  const empty = temporaryFolder();
  const text = '2024年5月20日,康麓生物宣布其CAR-T产品KL201获FDA授予孤儿药资格。';
  const table = atlas(empty, ['read', '-', '--lang', 'zh'], text).out;
  assert.match(table, /孤儿药资格 · KL201 · FDA · 2024-05-20/);
  assert.match(table, /1 条主张，文章日期 2024-05-20/);
  assert.match(atlas(empty, ['read', '-', '--explain'], text).out, /designation:orphan.*product +“KL201” \[\d+, \d+\)/s);
  const { claims } = JSON.parse(atlas(empty, ['read', '-', '--json', '--explain'], text).out);
  assert.equal(claims[0].because.words.product.text, 'KL201');
  assert.equal(JSON.parse(atlas(empty, ['read', '-', '--json'], text).out).claims[0].because, undefined);
});

test('an earlier as-of day takes away evidence that came later', () => {
  const path = shipped('examples', 'zhangjiang-2024.en.md');
  const verdictOn = (day: string) => {
    const { claims } = JSON.parse(atlas(store, ['check', path, '--json', '--as-of', day]).out);
    return claims.find(
      (claim: { kind: string; product?: string; milestone?: string }) =>
        claim.product === 'OriCAR-017' && claim.milestone === 'ind_cleared',
    )?.verdict;
  };
  assert.equal(verdictOn('2024-10-23'), 'supported');
  assert.equal(verdictOn('2023-01-01'), 'unclear');
});

test('a judgement goes to the log that ATLAS_JUDGEMENTS names, the build applies it, and why tells who decided', () => {
  const folder = temporaryFolder();
  const fresh = join(folder, 'store');
  process.env.ATLAS_JUDGEMENTS = join(folder, 'judgements.jsonl');
  try {
    const signed = ['--by', 'a tester', '--why', 'an invented reason'];
    const judged = atlas(fresh, ['judge', 'Unheard Bio', 'organisation/obio', '--label', 'same', ...signed]);
    assert.deepEqual([judged.code, judged.err], [0, '']);
    assert.match(judged.out, /"label":"same"\}\nappended to .*judgements\.jsonl; `atlas build` applies it\n$/);
    assertRefused(atlas(fresh, ['judge', 'Unheard Bio', 'organisation/obio', '--label', 'same', ...signed]), 2, /says so already/);
    assertRefused(
      atlas(fresh, ['judge', 'Unheard Bio', 'organisation/obio', '--label', 'unlike', ...signed]),
      2,
      /--label must be one of same/,
    );
    assert.equal(atlas(fresh, ['build']).code, 0);
    const { out } = atlas(fresh, ['why', 'Unheard Bio', 'OBiO', '--lang', 'zh']);
    assert.match(out, /^“Unheard Bio”与“OBiO”是同一机构（和元生物）（由 a tester 于 \d{4}-\d{2}-\d{2} 判断）。\n\n依据/);
    assert.match(out.replace(/\s/g, ''), /判断：aninventedreason（j-[0-9a-f]{10}）\[[0-9a-f]{16}\]/);
  } finally {
    delete process.env.ATLAS_JUDGEMENTS;
  }
});
