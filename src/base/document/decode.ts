import { decodeUtf8 } from '../containers.ts';
import { InputError } from '../errors.ts';

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i;

/** Text of a file: UTF-16 with its mark, the encoding stated with it, what an HTML page declares, else UTF-8. Throws InputError for anything else and for null bytes. */
export function decodeText(bytes: Buffer, file: string, stated: string | null = null): string {
  const charset = charsetOf(bytes, stated);
  const text = charset === 'utf-8' ? decodeUtf8(bytes, file) : decodeAs(bytes, charset, file);
  if (text.includes('\u0000')) throw new InputError('holds null bytes; is it plain text?', { file });
  return text;
}

/** True for a text that begins as an HTML page, or whose file is named so. */
export function looksLikeHtml(text: string, file: string): boolean {
  return (
    /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 4000)) ||
    /\.html?$/i.test(file)
  );
}

function charsetOf(bytes: Buffer, stated: string | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declared = (stated ?? CHARSET.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1] ?? 'utf-8').toLowerCase();
  if (declared === 'utf8') return 'utf-8';
  return declared === 'gb2312' || declared === 'gbk' ? 'gb18030' : declared;
}

function decodeAs(bytes: Buffer, charset: string, file: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputError(`is not ${charset}, which it says it is; convert it to UTF-8 first`, { file }, error);
  }
}
