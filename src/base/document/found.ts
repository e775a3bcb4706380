/** What the reader of one format finds: what the document says of itself, and its blocks in order, each with the locator of its place in the file. */
export type Found = {
  title: string | null;
  /** Day of publication, YYYY-MM-DD. */
  published: string | null;
  publisher: string | null;
  blocks: { text: string; at: string }[];
};
