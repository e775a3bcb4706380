import type { Duck } from '../../src/base/duck.ts';
import { contacts } from '../../test/house/clean.ts';

const LABELLED_PHONE = /(?:\b(?:tel|telephone|phone|mobile|fax)\b|电话|手机|传真)[^\p{L}\d]{0,4}\+?\d[\d ()-]{5,}\d/giu;
/** Fields of contact persons in the formats at hand; of the address of a contact only the place of the institution is read. */
const CONTACT_FIELD =
  /centralcontact|overall_?(?:official|contact)|locations\/\d+\/contacts|responsible_?party|point_?of_?contact|investigator|(?:first|last|middle|functional)[_ ]?name|phone|e-?mail|\bfax|contact[_ ](?!address)|联系人|研究者|负责人/i;

/** Personal data in the statements of a database: contact data in their texts, and fields of contact persons. */
export async function personalData(db: Duck): Promise<string[]> {
  const texts = await db.rows<{ id: string; text: string }>(
    `SELECT min(id) AS id, text FROM (SELECT id, unnest([value, original]) AS text FROM statement WHERE property NOT IN ('registry_id', 'secondary_id', 'sponsor_study_id'))
     WHERE regexp_matches(text, '@|\\d{3}|[Tt]el|[Pp]hone|电话|手机') GROUP BY text`,
  );
  const found = texts.flatMap(({ id, text }) =>
    [...contacts(text), ...(text.match(LABELLED_PHONE) ?? [])].map((contact) => `${id}: ${contact}`),
  );
  const fields = await db.rows<{ field: string }>('SELECT DISTINCT field FROM statement');
  return [...found, ...fields.map(({ field }) => field).filter((field) => CONTACT_FIELD.test(field))];
}
