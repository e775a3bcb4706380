import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { record } from './support/figures.ts';
import { theSession } from './support/session.ts';
import { type Hands, handsOn, MOST_STEPS } from './support/steps.ts';
import { LANGS, type Lang, visit } from './support/visit.ts';

type Person = { hands: Hands; page: Page; lang: Lang };

/** A task that a person does from the home page in at most five steps: in Chinese with a mouse, in English with a keyboard alone. */
function task(name: string, work: (person: Person) => Promise<void>): void {
  for (const lang of LANGS) {
    test(`${name}, ${lang}`, async () => {
      await visit(`/?lang=${lang}`, {}, async (page, seen) => {
        const hands = handsOn(page, { isKeyboard: lang === 'en' });
        await work({ hands, page, lang });
        record({ what: 'steps', where: name, value: hands.taken(), unit: '', limit: MOST_STEPS });
        assert.deepEqual(seen.problems, []);
      });
    });
  }
}

/** The answer of the server to the same question, to hold a page against. */
async function answerTo<T>(question: string): Promise<T> {
  const response = await fetch(`${theSession().url}/api/${question}`);
  return ((await response.json()) as { data: T }).data;
}

function inMenu({ page }: Person, route: string) {
  return page.locator(`header a[href^="${route}?"], footer a[href^="${route}?"]`).first();
}

async function wordsOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? '';
}

task('check the example article', async ({ hands, page }) => {
  await hands.click(page.locator('main a[href^="/check"]').first());
  await page.waitForURL(/\/check\?/);
  assert.ok((await page.locator('main mark').count()) > 3, 'the claims are marked in the text');
});

const SENTENCE = {
  zh: '2023年8月，国家药监局批准OriCAR-017的临床试验申请，这是国内首个靶向GPRC5D的CAR-T。',
  en: 'In August 2023 the NMPA cleared the IND of OriCAR-017, the first CAR-T against GPRC5D in China.',
};

task('check a text of one’s own', async ({ hands, page, lang }) => {
  await hands.click(page.locator('main textarea'));
  await hands.type(SENTENCE[lang]);
  await hands.click(page.locator('main form:has(textarea) button').first());
  await page.waitForURL(/\/check/);
  assert.match(await wordsOf(page.locator('main')), /OriCAR-017/);
  assert.ok((await page.locator('main mark').count()) >= 1, 'its claims are marked');
});

task('find who is first in GPRC5D CAR-T', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/first'));
  await hands.click(page.locator('main a[href*="target=GPRC5D"][href*="modality=car_t"]').first());
  await page.waitForURL(/target=GPRC5D/);
  type Answer = { contenders: { name: string }[] };
  const { contenders } = await answerTo<Answer>('first?rank=first&milestone=ind_cleared&jurisdiction=CN&modality=car_t&target=GPRC5D');
  assert.ok(contenders[0], 'somebody is known');
  assert.match(await wordsOf(page.locator('main tbody tr').first()), new RegExp(contenders[0].name));
});

task('see what changed in a month', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/changes'));
  await hands.click(page.locator('main nav a[href^="/changes?from="]').last());
  await page.waitForURL(/from=/);
  const { searchParams } = new URL(page.url());
  const days = (Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '')) / 86_400_000;
  assert.ok(days >= 28 && days <= 31, `${days} days`);
  assert.ok((await page.locator('main tbody tr').count()) > 10, 'changes are listed');
});

task('take a landscape along as a file', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/landscape'));
  const coming = page.waitForEvent('download');
  await hands.click(page.locator('main a[href^="/landscape/csv"]').first());
  const file = await (await coming).createReadStream();
  const text = (await file.toArray()).join('');
  assert.match(text, /BCMA,/);
  assert.ok(text.split('\n').length > 10, 'a row for each target');
});

task('the share of Zhangjiang on two dates', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/share'));
  await hands.click(page.locator('main a[href*="place=zhangjiang"][href*="of=CN"]').first());
  await hands.click(page.locator('main a[href*="as_of_2="]').first());
  await page.waitForURL(/as_of_2=/);
  const { searchParams } = new URL(page.url());
  const words = await wordsOf(page.locator('main'));
  for (const day of [await page.inputValue('main input[name=as_of]'), searchParams.get('as_of_2')]) {
    type Share = { counts: { numerator: number; denominator: number } };
    const { counts } = await answerTo<Share>(`share?place=zhangjiang&of=CN&place_rule=sponsor&date_rule=start&as_of=${day}`);
    const told = `${counts.numerator} / ${counts.denominator}`;
    assert.ok(words.includes(told), `${told} on ${day}`);
  }
});

task('whose is 福可苏', async ({ hands, page }) => {
  await hands.click(page.locator('main input[type=search]'));
  await hands.type('福可苏\n');
  await page.waitForURL(/\/product\//);
  const { rights } = await answerTo<{ rights: { organisation: string }[] }>('show?what=product/equecel');
  assert.ok(rights.length > 0, 'a holder is known');
  for (const { organisation } of rights) await page.locator(`#rights a[href^="/organisation/${organisation}?"]`).first().waitFor();
});

task('read the history of a trial', async ({ hands, page }) => {
  await hands.click(page.locator('main input[type=search]'));
  await hands.type('NCT04093596\n');
  await page.waitForURL(/\/trial\/NCT04093596/);
  await hands.click(page.locator('main a[href*="/trial/NCT04093596/history"]').first());
  await page.waitForURL(/\/history/);
  assert.match(await wordsOf(page.locator('main')), /132.*73/, 'the enrolment before and after');
});

task('see why two names are one', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/why'));
  await hands.click(page.locator('main input[name=a]'));
  await hands.type('福可苏\tequecabtagene autoleucel\n');
  await page.waitForURL(/[?&]b=/);
  assert.match(await wordsOf(page.locator('main')), /是同一产品|are the same product/);
  assert.ok((await page.locator('main a.statement').count()) >= 2, 'the statements of both names');
});

task('find a CDMO', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/services'));
  await hands.click(page.locator('main input[name=need]'));
  await hands.type('CDMO\n');
  await page.waitForURL(/need=CDMO/);
  type Answer = { services: { offered: { organisation: string }[] }[] };
  const { services } = await answerTo<Answer>('services?need=CDMO');
  const providers = new Set(services.flatMap(({ offered }) => offered.map(({ organisation }) => organisation)));
  assert.ok(providers.size > 5, `${providers.size} providers`);
  for (const provider of providers) await page.locator(`main a[href^="/organisation/${provider}?"]`).first().waitFor({ state: 'attached' });
});

task('apply a policy', async (person) => {
  const { hands, page } = person;
  await hands.click(inMenu(person, '/policy'));
  await hands.choose(page.locator('main select[name=activity]'), 'human_stem_cells');
  await hands.click(page.locator('main form button').first());
  await page.waitForURL(/activity=human_stem_cells/);
  const { searchParams } = new URL(page.url());
  type Match = { id: string; outcome: string };
  const { matches } = await answerTo<{ matches: Match[] }>(
    `policy?question=match&activity=human_stem_cells&region=zhangjiang&ownership=${searchParams.get('ownership')}`,
  );
  const applying = matches.filter(({ outcome }) => outcome === 'applies');
  assert.ok(applying.length > 0, 'a policy applies');
  for (const { id } of applying) await page.locator(`main a[href^="/policy/${id}?"]`).first().waitFor();
});
