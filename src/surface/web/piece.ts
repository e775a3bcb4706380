import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, escaped. */
export type Piece = HtmlEscapedString | Promise<HtmlEscapedString>;
