import { type Duck, literal } from '../base/duck.ts';

const ADDRESS = literal('[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+');
/** An address as a name: coordinates behind an @ are none. */
const MAILBOX = literal('[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}');
/** A number after a word for a telephone, and one as North America writes it. */
const NUMBER =
  '((\\b(tel(ephone)?|phone|mobile|fax)( (no|number))?|电话|手机|传真)[.:：]? ?[+(]*\\d[\\d ().-]{6,}\\d|(\\b1-)?(\\(\\d{3}\\) ?|\\b\\d{3}-)\\d{3}-\\d{4}\\b)';
/** Whom to call, before a number, and in brackets after it. */
const [CALLED, ANSWERS] = [
  '(\\b(please )?(call|contact)(ing)?( person)?\\b[^;!?\\n]{2,80}?(\\b(at|on):?|[,(]) ?|\\b(or|and) (dr|prof|mr|ms|mrs)\\b[^;!?\\n]{2,60}?\\b(at|on):? |联系人?[:：]? ?\\p{Han}{2,4}[,，、;；(（ ]*)',
  "( ?\\((?-i:(Dr\\.? )?[A-Z][\\w.'-]+( [A-Z][\\w.'-]+){1,2})\\))",
];
const TELEPHONE = literal(`(?i)${NUMBER}`);
const CALL = literal(`(?i)${CALLED}?${NUMBER}${ANSWERS}?`);
/** Properties whose values are numbers and may look like one of a telephone. */
const NUMBERS = `('registry_id', 'secondary_id', 'sponsor_study_id', 'application_number')`;

/** An SQL expression of a text column of a statement without e-mail addresses and telephone numbers, and without the name of who is to be called: personal data is dropped at the door. */
export function withoutContacts(column: string): string {
  const plain = `CASE WHEN contains(${column}, '@') THEN regexp_replace(${column}, ${ADDRESS}, '[e-mail removed]', 'g') ELSE ${column} END`;
  return `CASE WHEN regexp_matches(${column}, ${TELEPHONE}) AND property NOT IN ${NUMBERS} THEN regexp_replace(${plain}, ${CALL}, '[telephone removed]', 'g') ELSE ${plain} END`;
}

/** What is named by an e-mail address or a telephone number makes no statement: a name cannot be told without it. */
export async function dropContactsAsNames(db: Duck): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE contact AS SELECT subject FROM (SELECT DISTINCT subject FROM raw)
    WHERE (contains(subject, '@') AND regexp_matches(subject, ${MAILBOX})) OR regexp_matches(subject, ${TELEPHONE})`);
  await db.run(`INSERT INTO problem BY NAME SELECT DISTINCT part, record, '' AS field, 'quarantined' AS severity, 'contact-as-name' AS code,
    'is named by an e-mail address or a telephone number; left out' AS message FROM raw SEMI JOIN contact USING (subject)`);
  await db.run('DELETE FROM raw WHERE subject IN (FROM contact)');
}

/** What stands in every text in which something is replaced: an @, a word for a telephone or a number as North America writes it; each byte as a character. */
const MARKS = new RegExp(
  `@|tel|phone|mobile|fax|${['电话', '手机', '传真'].map((word) => Buffer.from(word).toString('latin1')).join('|')}|\\d{3}[-)] ?\\d{3}-\\d{4}`,
  'i',
);

/** False only of a text, each byte of its UTF-8 as a character, in which `withoutContacts` replaces nothing. */
export function mayHoldContact(bytes: string): boolean {
  return MARKS.test(bytes);
}
