import type { Numeral } from './numerals.ts';
import type { Piece, SourceText } from './text.ts';

const ZH_SIZE = /^[^万亿千]{0,4}?(?:\d{1,3}|[一二两三四五六七八九十百]+)\s?[名例位人]$/;
const ZH_PERSONS = /^[^,。;]{0,16}?(?:患者|受试者|病人|患儿|儿童|病童|志愿者|病例)/;
const ZH_TAKEN_IN = /(?:入组|纳入|招募|收治)(?:了|共)?\s?$/;
const EN_SIZE = /(?:^|\s)(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)$/i;
const EN_PERSONS =
  /^(?:patients|participants|people|subjects|children|adults|infants|babies|newborns|boys|girls|men|women|recipients|volunteers)$/i;

/** The people of a trial whom an earlier number of the sentence counts: a result behind them is told of them, "22例患者的缓解率", "treated 17 boys, 16 were alive". */
export function cohortBefore({ plain, lang }: SourceText, { start }: Piece, all: Numeral[]): Piece | undefined {
  const isCohort = lang === 'zh' ? isZhCohort : isEnCohort;
  const cohort = all.findLast((one) => one.unit === 'count' && one.end <= start && isCohort(plain, one));
  if (!cohort || /[.。;]/.test(plain.slice(cohort.end, start).replace(/\.\d/g, ''))) return undefined;
  return { start: cohort.start, end: cohort.end };
}

/** True for words that count a few people of a trial at their end: "6名儿童里有". */
export function endsInCohort(before: string): boolean {
  return /(?:\d{1,3}|[一二两三四五六七八九十百]+)\s?[名例位](?:[^,。;]{0,16}(?:患者|受试者|病人|患儿|儿童|志愿者))?[^。;]*$|(?:入组|纳入)(?:了|共)?\s?\d{1,3}\s?人[^。;]*$/.test(
    before,
  );
}

function isZhCohort(plain: string, { start, end }: Piece): boolean {
  const isSize = ZH_SIZE.test(plain.slice(start, end).trim());
  return isSize && (ZH_PERSONS.test(plain.slice(end, end + 28)) || ZH_TAKEN_IN.test(plain.slice(Math.max(0, start - 6), start)));
}

function isEnCohort(plain: string, { start, end, noun }: Numeral): boolean {
  const isPart = /^ (?:out )?of (?:the |its |these |those |all )?(?:\d|[a-z]+ (?:patients|people))/.test(plain.slice(end, end + 24));
  return noun !== undefined && !isPart && EN_PERSONS.test(plain.slice(noun.start, noun.end)) && EN_SIZE.test(plain.slice(start, end));
}
