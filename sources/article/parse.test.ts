import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder } from '../../test/support/store.ts';

test('paragraphs are pinned to code points, emoji and line ends included', async () => {
  const text = '# 标题🧬一句\r\n\r\n  第一段。\nSecond paragraph.\n';
  const { statements } = await parseFiles('article', [putFile(temporaryFolder(), 'a.md', text)], '2024-10-23');
  const points = [...text];
  for (const { record, property, value } of statements) {
    const [, start, end] = /char=(\d+),(\d+)/.exec(record) ?? [];
    const cut = points.slice(Number(start), Number(end)).join('');
    assert.equal(property === 'title' ? cut.replace(/^# /, '') : cut, value);
  }
  assert.deepEqual(statements.map(({ value }) => value).toSorted(), ['Second paragraph.', '标题🧬一句', '第一段。']);
});

test('a file that is no text is refused', async () => {
  await assert.rejects(
    parseFiles('article', [putFile(temporaryFolder(), 'a.txt', Buffer.from([0x41, 0, 0x42]))]),
    /a\.txt: holds null bytes/,
  );
  await assert.rejects(
    parseFiles('article', [putFile(temporaryFolder(), 'b.txt', Buffer.from([0xc9, 0xcf, 0xba, 0xa3]))]),
    /b\.txt, line 1: is not UTF-8/,
  );
});
