import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readDocument } from '../src/base/document/document.ts';
import { UsageError } from '../src/base/errors.ts';
import { sentenceMarks } from '../src/read/known-article.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new UsageError('name the file of the article: npx node scripts/mark-article.ts FILE');
const { text } = await readDocument(readFileSync(path), basename(path));
console.log(JSON.stringify(sentenceMarks(text)));
