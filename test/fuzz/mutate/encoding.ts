import { once } from '../../../src/base/memo.ts';
import { type Mutator, onText } from './mutator.ts';

/** Bytes of each character of GBK beyond ASCII: Node decodes it but does not encode it. */
const gbk = once(() => {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if (text.length === 1 && text !== '\ufffd') found.set(text, [first, second]);
    }
  return found;
});

function inGbk(text: string): Uint8Array {
  const known = gbk();
  return Uint8Array.from([...text].flatMap((one) => ((one.codePointAt(0) ?? 0) < 0x80 ? [one.charCodeAt(0)] : (known.get(one) ?? [0x3f]))));
}

/** Writes a text in another encoding or with other line ends. */
export const encodingMutators: Mutator[] = [
  { name: 'UTF-16', apply: (bytes) => Buffer.from(`\ufeff${bytes}`, 'utf16le') },
  { name: 'UTF-16 without mark', apply: (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le') },
  { name: 'UTF-16, high byte first', apply: (bytes) => Buffer.from(`\ufeff${bytes}`, 'utf16le').swap16() },
  { name: 'Latin-1', apply: (bytes) => Buffer.from(`${bytes}é`, 'latin1') },
  { name: 'GBK', apply: (bytes) => inGbk(bytes.toString('utf8')) },
  onText('byte order mark', (text) => `\ufeff${text}`),
  onText('CRLF', (text) => text.replaceAll(/\r?\n/g, '\r\n')),
  onText('CR alone', (text) => text.replaceAll(/\r?\n/g, '\r')),
  onText('spaces first', (text) => `\n \n${text}`),
];
