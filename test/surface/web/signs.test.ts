import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFINITIONS } from '../../../src/model/definitions.ts';
import { labelOf } from '../../../src/model/labels.ts';
import { VERDICTS } from '../../../src/model/verdict.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { GRADES, VERDICT_SIGNS } from '../../../src/surface/web/signs.ts';
import { GRADE_MEANINGS, SIGNS_WORDS, VERDICT_MEANINGS } from '../../../src/surface/web/words/signs.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

for (const lang of ['zh', 'en'] as const)
  test(`the page of signs explains every verdict, grade and part of a definition (${lang})`, async () => {
    const text = (await (await app.request(`/signs?lang=${lang}`)).text()).replaceAll('&#39;', "'");
    for (const verdict of VERDICTS) {
      assert.ok(text.includes(VERDICT_MEANINGS[verdict][lang]), verdict);
      assert.ok(text.includes(`aria-hidden="true">${VERDICT_SIGNS[verdict]}</span>${labelOf('verdict', verdict)[lang]}`), verdict);
    }
    for (const grade of GRADES) assert.ok(text.includes(GRADE_MEANINGS[grade]?.[lang] ?? '-'), grade);
    for (const [part, values] of Object.entries(DEFINITIONS)) {
      assert.ok(SIGNS_WORDS[lang].parts[part] !== undefined, `${part} has a name`);
      for (const [code, words] of Object.entries(values))
        assert.ok(text.includes(`${words[lang]} <code>${code}</code>`), `${part} ${code}`);
    }
    assert.match(text, /<svg[^>]*role="img" aria-label="[^"]{30,}"/);
    assert.match(text, /href="\/share\?place=Shanghai&amp;of=CN&amp;as_of=\d{4}-\d{2}-\d{2}&amp;known_by=/);
  });
