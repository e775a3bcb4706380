import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;

/** Traditional to simplified Chinese; the result has as many UTF-16 units as the input, so offsets stay valid. */
export function toSimplified(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const one = convert ?? Converter({ from: 't', to: 'cn' });
  convert = one;
  const whole = one(text);
  return whole.length === text.length ? whole : convertByCharacter(text, one);
}

function convertByCharacter(text: string, one: (text: string) => string): string {
  return [...text].map((char) => keepLength(char, one(char))).join('');
}

function keepLength(before: string, after: string): string {
  return after.length === before.length ? after : before;
}

/** True when the text holds a Han character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
