const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  [/tumour/gi, 'tumor'],
  [/haem/gi, 'hem'],
  [/aemi(?=[ac])/gi, 'emi'],
  [/oesoph/gi, 'esoph'],
  [/oedema/gi, 'edema'],
  [/paediatr/gi, 'pediatr'],
  [/coeliac/gi, 'celiac'],
];

/** A text with straight apostrophes and the American spelling of medical words, which the lexicons hold most fully. */
export function plainSpelling(text: string): string {
  return SPELLINGS.reduce((out, [from, to]) => out.replace(from, to), text);
}
