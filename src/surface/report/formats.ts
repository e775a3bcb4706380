/** The formats in which answers are written, with media type. */
export const FORMATS = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jsonld: 'application/ld+json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
} as const;
export type Format = keyof typeof FORMATS;

/** The operations whose answer can be a document, with its formats; the first is the usual one. */
const DOCUMENTS: Record<string, Format[]> = {
  report: ['html', 'pdf', 'docx', 'md'],
  profile: ['md', 'html', 'pdf', 'docx'],
  check: ['html', 'pdf', 'docx', 'md', 'jsonld'],
  event: ['ics'],
};

/** The formats that an operation's answer can have as a document; none for most operations. */
export function formatsOf(operation: string): readonly Format[] {
  return DOCUMENTS[operation] ?? [];
}

/** Whether an operation's answer is a document and has no other text. */
export function isDocumentAlone(operation: string): boolean {
  return operation === 'report' || operation === 'profile';
}
