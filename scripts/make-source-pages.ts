import { readFileSync, writeFileSync } from 'node:fs';
import { shipped } from '../src/base/root.ts';
import { sourceNames } from '../src/statement/source-facts.ts';
import { measureFiles } from './measure-sources.ts';
import { type Figures, sourcePage } from './source-pages.ts';

const FIGURES = shipped('docs', 'sources', 'figures.json');

const [folder] = process.argv.slice(2);
if (folder !== undefined) writeFileSync(FIGURES, `${JSON.stringify(await measureFiles(folder), null, 1)}\n`);
const figures = JSON.parse(readFileSync(FIGURES, 'utf8')) as Figures;
for (const name of sourceNames()) writeFileSync(shipped('docs', 'sources', `${name}.md`), sourcePage(name, figures));
