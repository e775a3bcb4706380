import { matchesIn, type Piece, type SourceText } from './text.ts';

/** Words with a capital that name no product: months, days, nations, eponyms of diseases, words of titles. */
export const NO_BRAND =
  '(?!(?:January|February|March|April|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Phase|Chinese|Japanese|European|American|British|German|French|Korean|Swiss|Dutch|Danish|Swedish|Italian|Spanish|Australian|Canadian|Regenerative|Orphan|Breakthrough|Priority|Advanced|Investigational|Therap\\w*|Chief|Board|Chairman|Ministry|Health|National|Medicare|Medicaid|Congress|Parliament|Parkinson|Alzheimer|Huntington|Duchenne|Leber|Stargardt|Batten|Wilson|Fabry|Pompe|Gaucher|Danon|Hunter|Hurler|Sanfilippo|Krabbe|Usher|Crohn|Rett|Dravet|Angelman|Canavan|Company|Group|President|Professor|Doctor|Nobel|Boston|London|China|Japan|Europe|Britain|France|Germany|Spain|Italy|Canada|Australia|Switzerland|Commission|Committee|Agency|Center|Centre|University|Hospital|Institute|Nasdaq|Medicines?|Biologics|Fast|Rare|Series|Chapter|Article|Section|Table|Figure|There|These|Those|Their|Which|While|After|Before|Under|Other|Another|First|Second|Third)\\b)';
const NAME = `${NO_BRAND}[A-Z][a-z]{4,}`;
const THING = '(?:therapy|treatment|product|medicine|virus|vector|siRNA|CAR[ -]?T|editor|sheet|vaccine|cells|drug|plasmid)';
/** Words that take a product as their object: "approved Velexa", "the application for Velexa", "treated with Velexa". */
const TAKES_PRODUCT =
  '(?:approv(?:ed|es|ing)|approval of|licen[cs](?:ed|es)|licen[cs]e for|authori[sz](?:ed|es|ing)|authori[sz]ation (?:of|for)|clear(?:ed|s)|(?:BLA|MAA|NDA|application|dossier|opinion|label|price|sales|launch|doses?|infusions?|injections?|use|recall) (?:of|for|on)|treated with|given|infused with|sells|markets|marketed|reject(?:ed|s)|refused|turn(?:ed|s) down|recommend(?:ed|s)|called|named|dubbed|branded|known as|under the name|sold as|marketed as)';
/** Words that only a product can be the subject of. */
const PRODUCT_VERB =
  '(?:treats|targets|replaces|restores|corrects|delivers|contains|encodes|silences|lowers|consists|costs|works by|is (?:given|infused|injected|made from|priced|sold|marketed|licensed|approved|authori[sz]ed)|was (?:approved|cleared|authori[sz]ed|licensed|well tolerated|rejected|refused)|had been (?:approved|licensed|authori[sz]ed)|has been (?:approved|licensed|authori[sz]ed|available|on the market))';

const RULES = [
  /** "Novarra's Velexa, a CAR-T …"; "Novarra Bio's Velexa for …". */
  new RegExp(
    `(?<=[A-Za-z](?:'s|s') )${NAME}(?=,? (?:\\(|for |in |to |as |has |had |was |is |became |becomes |won |wins |got |gets |twice|an? |its |the |known |which |from )|[,;.](?:\\s|$))`,
    'g',
  ),
  /** "Velexa, Novarra Bio's gene therapy"; "Velexa, made by Novarra Bio". */
  new RegExp(
    `(?<![\\w-]|[A-Z]\\w+ )${NAME}(?=, (?:(?:made|developed|sold|marketed|invented) by [A-Z]|(?:(?:an?|its|the) |[A-Z][\\w.&-]*(?: [A-Z][\\w.&-]*){0,2}'s? )(?:[\\w/-]+ ){0,6}?${THING}\\b(?!'s| (?:company|developer|firm|maker|group|biotech|specialist|start-?up|unit|pioneer|researcher|expert|manufactur))))`,
    'g',
  ),
  new RegExp(
    `(?<=\\b${TAKES_PRODUCT} ["“']?)${NAME}(?=["”']?(?:[,.;:)]| \\(| (?:for|to treat|as|in|on|at|was|is|has|and|or|from|by|after|with|because|over|which|that|until|before|twice)\\b))`,
    'g',
  ),
  new RegExp(`(?<![\\w-]|[A-Z]\\w+ )${NAME}(?= ${PRODUCT_VERB}\\b)`, 'g'),
];

/** Brand names of English text, which no form marks, by the words about them; a name that elsewhere acts as a company is none. */
export function brandsIn(text: SourceText, piece: Piece): Piece[] {
  return RULES.flatMap((rule) => matchesIn(rule, text, piece)).filter(
    ({ start, end }) => !actsAsCompany(text.plain, text.plain.slice(start, end)),
  );
}

function actsAsCompany(plain: string, name: string): boolean {
  return new RegExp(
    `\\b${name}(?: (?:Bio\\w*|Therap\\w+|Pharma\\w*|Genetics|Genomics|Medicines?|Sciences|Inc|Ltd|Group|Cell|Gene|Health|said|says|announced|reported|plans|expects|filed|submitted|dosed|raised|acquired|bought|develops|is developing|employs|disclosed|hopes|wants|intends|agreed|expanded|hired|signed)\\b|'s? (?:shares|stock|chief|CEO|pipeline|candidate|gene|CAR|lead|first|own|drug|cell|therapy|trial|IND|BLA)\\b)`,
  ).test(plain);
}
