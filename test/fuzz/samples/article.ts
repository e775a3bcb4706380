import type { Sample } from '../sample.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'a.md': '# 标题🧬一句\r\n\r\n  第一段。\nSecond paragraph.\n' },
  {
    'a.html':
      '<!DOCTYPE html><html><head><title>Invented</title><script>var a = "<p>no</p>";</script></head><body><nav><a href="/">Home</a></nav><article><h1>Invented cells</h1><p>A first paragraph of the article.</p><p>示例公司获批。</p></article></body></html>',
  },
  { 'a.txt': 'One paragraph.\n\nAnother one.' },
];
