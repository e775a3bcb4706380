import type { Sample } from '../sample.ts';
export const item = (name: string, maker: string) => `<li><a href="/vaccines/${name.length}">${name}</a><br>${maker}</li>`;
export const PAGE = `<!DOCTYPE html><html><head><title>Approved Cellular and Gene Therapy Products | Example</title><script>document.write("EVIL (evilcel)")</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/v">Vaccines (and more)</a></li></ul></nav><main><h1>Approved Products</h1>
<p>Below is a list of licensed products.</p><ul>
${item('EXAMPLIA (examplegene autoleucel)', 'Example Bio, Inc.')}
${item('EXAMPLIVA (examplocel-abcd (T cells))', 'Example &amp; Sons')}
${item('HPC, Cord Blood', 'Example Bank')}
${item('HPC, Cord Blood', 'Other Bank')}
${item('Exampluna \u{1F600} (exampluna parvovec)', 'Example SA')}
</ul><p>Content current as of: 08/19/2026</p></main></body></html>`;

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'approved-2026-08-20.html': PAGE },
  { 'cgt.tsv': 'bla\tapproved\tclass\tbrand\tgeneric\tmanufacturer\nBLA990001\t2024-02-16\tTIL\tExamplia\texamplecel\tExample Bio\n' },
];
