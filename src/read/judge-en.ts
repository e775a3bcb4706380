import type { Judge } from './judge.ts';
import type { Numeral } from './numerals.ts';

const EN_THINGS =
  /^(?:CAR-?Ts|patients|participants|people|subjects|children|adults|infants|babies|newborns|boys|girls|men|women|recipients|trials|studies|projects|programs|programmes|products|companies|firms|start-?ups|biotechs|therapies|drugs|medicines|candidates|approvals|applications|INDs?|clearances|centers|centres|hospitals|clinics|cases|deals|takeovers|acquisitions|financings|exhibitors|delegates|attendees|visitors|speakers|sessions|talks|posters|abstracts|treatments|batches|developers|manufacturers|designations|employees|staff|jobs|patents|facilities|plants|requests|licen[cs]es|investigators|deaths|births|transplants|infusions|registrations|members|submissions|assets|CDMOs|rounds)$/i;
const EN_NOT_THINGS =
  /^(?:years|months|weeks|days|hours|minutes|times|doses|arms|cohorts|cycles|points|pages|letters|words|copies|universities|questions|steps|parts|ways|reasons|quarters|others|dollars|others|sides|ends|halves|groups|indications|countries|states|nations|cities|regions|languages|indices|this|its|us|as|kilobases|bases|nucleotides|molecules|strings|lines)$/i;
const EN_MONEY_IN =
  /\b(?:worth|markets?|sales|revenues?|size|totall?(?:ing|ed)|total(?: of)?|costs?|prices?|priced|price tag|charges?|funding|financings?|investments?|invest(?:ed|ors)|spent|spending|output|valued|valuation|raised|cash|loss(?:es)?|turnover|expenses?)\b/i;
const EN_PERSONS = /^(?:patients|participants|people|subjects|children|adults|infants|babies|newborns|boys|girls|men|women|recipients)$/i;
const COMPARED = /\b(?:from|compared (?:with|to)|versus|vs\.?|against) $/i;
const SMALL = /^(?:two|three|four|five|six|seven|eight|nine|[2-9])$/i;

/** What numbers of English text measure, by unit. */
export const enJudges: Record<Numeral['unit'], Judge> = {
  share: ({ before, after, value }) => {
    if (COMPARED.test(before) || (/\($/.test(before) && /^[^()]{0,20}\)/.test(after))) return undefined;
    if (
      /^ (?:CI|confidence)\b/.test(after) ||
      /(?:\bCI|confidence interval|purity|\bp ?[<=]|dose|interest|discount|premium|shares? (?:rose|fell|up|down|jumped|climbed|were|was|lost|gained|closed|traded|dropped|slid|tumbled)[^,;]{0,20})[^,;]{0,6}$/i.test(
        before,
      )
    )
      return undefined;
    if (
      /^(?:\S+ )?(?:a )?half$|^\S*[- ]?half$/i.test(value.trim()) &&
      (/\b(?:first|second|latter|other|the)[ -]$/i.test(before) || !/^ (?:of (?!20|the year)|the\b|are|were|had|have)/.test(after))
    )
      return undefined;
    if (
      /^a /i.test(value.trim()) &&
      !/^ (?:of|from|less|more|lower|higher|were|are|had)\b/.test(after) &&
      !/(?:by|for|to|about|nearly|almost) $/i.test(before)
    )
      return undefined;
    const inEvery = /\bin\b/i.test(value);
    return inEvery || /^ (?:of|are|were|come|came|went|is|was|go)\b/.test(after) || /accounts? for [^,;]{0,12}$|\bshare\b/i.test(before)
      ? 'share'
      : 'rate';
  },
  money: ({ before, after }) => {
    const isPriced = /^ (?:was raised|in (?:sales|revenue|funding|financing)|market|a (?:patient|dose|treatment))/.test(after);
    return !COMPARED.test(before) && (isPriced || EN_MONEY_IN.test(before.slice(-80))) ? 'sum' : undefined;
  },
  time: ({ before }) => (/\b(?:median|mean|average|averag(?:es|ed|ing))\b[^,;]{0,70}$/i.test(before) ? 'rate' : undefined),
  size: ({ before }) => (/\b(?:capacity|area|output|volume|grew|growth|times)\b[^,;]{0,30}$/i.test(before) ? 'count' : undefined),
  count: ({ numeral, before, after, value }) => {
    const number = value
      .replace(/^(?:about|around|nearly|almost|over|more than|at least|some|roughly|only|a total of|approximately) /i, '')
      .trim();
    if (
      /\b(?:first|last|next|past|top|other|another|every|these|those|the (?:first|other|next)) $/i.test(before) ||
      /^(?:19|20)\d\d$/.test(number)
    )
      return undefined;
    if (SMALL.test(number) && /\b(?:the|these|those|all but|but|both) $/i.test(before)) return undefined;
    if (/\b(?:man|woman|boy|girl|patient|mother|father|teacher|farmer|person) of $|\d:$/i.test(before)) return undefined;
    const { noun } = numeral;
    if (/\bof whom (?:[a-z]+ )?$/.test(before)) return 'count';
    if (
      /^ (?:out )?of (?:the |its |all |these |those |a total of )?(?:\d|[a-z-]+teen |[a-z]+ty |(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve) )/i.test(
        after,
      )
    )
      return 'count';
    if (!noun) {
      const stands =
        /^ (?:(?:were|was|are|have|had|remain(?:ed)?|went|came|come|is|no longer|got|could|stayed|saw|gained|lost|became|walked|maintained|met|required|discontinued|entered|still|did|achieved|reached|responded|relapsed|died|survived|improved|experienced|showed|needed|stopped|recovered|regained)\b|(?:worldwide|globally|nationwide)\b|of (?:them|which|these|those|the)\b|in (?:China|Europe|Japan|Asia|the (?:US|U\.S|United States|EU|UK)))/.test(
          after,
        );
      return stands && (!SMALL.test(number) || /^ (?:of|in) /.test(after)) ? 'count' : undefined;
    }
    const word = after.slice(noun.start - numeral.end, noun.end - numeral.end);
    if (/\bwith (?:fewer|more|less|over) than $|\bwith $/i.test(before + (/^(?:fewer|more|less|over) than /i.exec(value)?.[0] ?? '')))
      return undefined;
    if (word === 'countries' && /\bfrom $/.test(before) && !SMALL.test(number)) return 'count';
    if (SMALL.test(number) && /^(?:infusions|injections|doses|sessions|rounds|treatments|deals)$/.test(word)) return undefined;
    if (EN_NOT_THINGS.test(word) || (SMALL.test(number) && EN_PERSONS.test(word))) return undefined;
    return EN_THINGS.test(word) ||
      (/\d/.test(number) && (/illion|thousand/.test(number) || Number(number.replace(/[^\d.]/g, '')) >= 10) && !/%/.test(number))
      ? 'count'
      : undefined;
  },
  plain: () => undefined,
};
