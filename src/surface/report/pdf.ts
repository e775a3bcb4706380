import type { Document } from './document.ts';
export async function renderPdf(document: Document): Promise<Uint8Array> {
  throw new Error(document.title);
}
