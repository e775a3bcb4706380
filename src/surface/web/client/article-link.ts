/** An article inside a link, after `#`: browsers do not send that part to any server. */

/** An article as a link carries it, and the day YYYY-MM-DD on which it appeared, empty where not known. */
export type Linked = { text: string; published: string };

/** Most characters of a link that mail and messages pass on whole. */
export const LONGEST_LINK = 32_000;
/** Most bytes that a link may unfold into. */
const MOST_BYTES = 2_000_000;
const SLICE = 8_192;

/** The article as letters, digits, `-` and `_`. */
export async function pack({ text, published }: Linked): Promise<string> {
  const plain = new Blob([JSON.stringify([text, published])]).stream();
  const bytes = await bytesOf(plain.pipeThrough(new CompressionStream('deflate-raw')));
  const slices = Array.from({ length: Math.ceil(bytes.length / SLICE) }, (_, at) => bytes.subarray(at * SLICE, (at + 1) * SLICE));
  const base64 = btoa(slices.map((slice) => String.fromCharCode(...slice)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The article again. Throws where the letters are damaged, cut short, or unfold into more than an article holds. */
export async function unpack(code: string): Promise<Linked> {
  const letters = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  const folded = new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]).stream();
  const bytes = await bytesOf(folded.pipeThrough(new DecompressionStream('deflate-raw')));
  const [text, published] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown[];
  if (typeof text !== 'string' || typeof published !== 'string') throw new Error('no article');
  return { text, published };
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > MOST_BYTES) throw new Error('too much');
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
