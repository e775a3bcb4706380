import { hasHan } from '../base/chinese.ts';
import { memo } from '../base/memo.ts';
import { cityIds, nameParts } from './name-parts.ts';
import { foldName, nameKey, nameWords } from './name-words.ts';
import { looksLikePerson } from './person.ts';

/** The most UTF-16 units of a name; what is longer is no name. */
export const LONGEST_NAME = 300;

/** Why a text names no organisation or product: nothing in it, a placeholder, too long, no letters, a place or a legal form alone. */
export type NameProblem = 'empty' | 'placeholder' | 'too-long' | 'no-letters' | 'place-or-form';

const PLACEHOLDER =
  /^(?:na|none|null|nil|no|tbd|tba|unknown|notapplicable|notavailable|notprovided|notspecified|select|pleaseselect|other|others|self|selffunded|test|investigator|sponsor|不限|无|暂无|未知|不详|待定|其他|其它|自筹|自选课题|同上|企业选择不公示|登记人暂未填写该信息)$/;

/** What keeps a text from being a name; null for a name. */
export function nameProblem(name: string): NameProblem | null {
  return name.length > LONGEST_NAME ? 'too-long' : problemOfShort(name);
}

/** What keeps the name of a sponsor from naming an organisation: as `nameProblem`, or a person's name. */
export function organisationProblem(name: string): NameProblem | 'person' | null {
  return nameProblem(name) ?? (looksLikePerson(name) ? 'person' : null);
}

const problemOfShort: (name: string) => NameProblem | null = memo((name) => {
  if (name.trim() === '') return 'empty';
  const key = nameKey(name);
  if (!/\p{L}/u.test(key)) return 'no-letters';
  if (PLACEHOLDER.test(key)) return 'placeholder';
  return isFormAlone(name) ? 'place-or-form' : null;
});

function isFormAlone(name: string): boolean {
  const folded = foldName(name).replace(/[()]/g, ' ').trim();
  if (cityIds(folded).length > 0) return true;
  const isForm = (word: string) =>
    cityIds(word).length > 0 ||
    nameWords()
      .en.get(word)
      ?.some(({ role }) => role === 'legal' || role === 'group');
  return hasHan(folded) ? nameParts(name).words.join('') === '' : folded.split(/\s+/).every(isForm);
}
