import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { makeHost } from '../../src/operation/host.ts';
import { readSourceFacts } from '../../src/statement/source-facts.ts';
import { temporaryFolder } from '../support/store.ts';
import { writeFiles } from './case.ts';
import { type Sample, sampled, samplesOf } from './sample.ts';

const FOLDER = temporaryFolder();
const host = makeHost(
  `${FOLDER}/store`,
  () => {},
  () => new Date('2026-11-25T08:00:00Z'),
);
after(() => host.close());

/** Samples of a list whose columns are those of other lists of its publisher as well, so that its name is asked for. */
const ALIKE = new Map([['cde-marketed', ['list.csv']]]);

/** What `atlas add` says of a sample given without its source: a file, or the folder of several. */
async function told(sample: Sample): Promise<string> {
  const paths = writeFiles(join(FOLDER, 'in'), sample);
  const [path = ''] = paths.length > 1 ? paths.map(dirname) : paths;
  return add.run({ paths: [path] }, host).then(
    (taken) => [...new Set(taken.map(({ source }) => `taken as ${source}`))].join(),
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

for (const source of sampled()) {
  const isMarked = readSourceFacts(source).marks !== undefined;
  test(`${source}: without its name, files of it are ${isMarked ? 'taken as its own' : 'refused, as it bears no marks'}`, async () => {
    for (const sample of await samplesOf(source)) {
      const [file = ''] = Object.keys(sample).map((name) => basename(name));
      const answer = await told(sample);
      if (!isMarked)
        assert.match(answer, /^InputError: .*bears the marks of no source; say whose it is with `atlas add SOURCE FILE`: article, /);
      else if (ALIKE.get(source)?.includes(file))
        assert.match(answer, new RegExp(`^InputError: .*${file}: may be of .*\\b${source}\\b.*; say which with .atlas add`));
      else assert.equal(answer, `taken as ${source}`, file);
    }
  });
}

/** What an article of the field may well say: names of columns as words, numbers of trials, links to registers. */
const ARTICLE = `<html><head><title>示例公司</title></head><body><article><h1>示例公司的细胞治疗获批</h1>
<p>该研究在国内开展，登记号 CTR20990001，注册号 ChiCTR2900000001，见 <a href="https://www.chictr.org.cn/showproj.html?proj=1">登记</a>；活动上，报告人以此为题目作了报告。</p>
<p>At the event a speaker took up the topic. Event: Sample Summit. Topic: cells. Speaker: A. Person. NCT Number: NCT90000001.</p>
<p>Authorisation status: authorised as a GTMP. Medicine status is explained in the guidance for Cellular and Gene Therapy Products.</p>
<ul><li>Example</li></ul></article></body></html>`;

test('an article that says words and numbers of the lists is taken for none of them', async () => {
  for (const file of ['article.html', 'article.txt'])
    assert.match(await told({ [file]: ARTICLE }), /^InputError: .*bears the marks of no source/);
});
