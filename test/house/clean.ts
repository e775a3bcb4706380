const FOLDERS = ['work', 'root', 'home', 'tmp', 'Users'];
const MACHINE_PATH = new RegExp(`(?<![\\w.:/~$}*-])/(?:${FOLDERS.join('|')})/[\\w.]`, 'g');
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g;
const PHONES = [
  /(?<![\w.-])1[3-9]\d{9}(?!\w|\.\d)/g,
  /(?<![\w.])\+\d{1,3}[ \-.(]{1,2}\d{1,4}[ \-.)]{1,2}\d{3,4}[ \-.]?\d{2,4}/g,
  /(?<![\w.])\+\d{9,14}(?!\w)/g,
  /(?<!\w)\(?\d{3}\)[ -]?\d{3}[ -]\d{4}(?!\w)/g,
  /(?<![\w-])0\d{2,3}[-－ ]\d{7,8}(?![\w-])/g,
];

/** Absolute paths of a machine in a text. */
export function machinePaths(text: string): string[] {
  return Array.from(text.matchAll(MACHINE_PATH), ([found]) => found);
}

/** E-mail addresses and phone numbers in a text. */
export function contacts(text: string): string[] {
  return [EMAIL, ...PHONES].flatMap((pattern) => Array.from(text.matchAll(pattern), ([found]) => found));
}
