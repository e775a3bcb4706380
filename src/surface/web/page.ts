import type { z } from 'zod';
import { checkInput, openDatesOf } from '../../operation/inputs.ts';
import type { Host, Operation } from '../../operation/operation.ts';
import type { Here } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, langOf } from './words/words.ts';

/** The fields of an address. */
export type Query = Record<string, string>;

/** A question with both of its dates. */
export type Dated = Query & { as_of: string; known_by: string };

/** What a reader asks: the language, the fields of the address as given and with both dates filled in, and the parts of the path. */
export type Visit = {
  lang: Lang;
  /** Protocol and host of the address, for links that leave the page. */
  origin: string;
  path: string;
  here: Here;
  asked: Query;
  query: Dated;
  params: Query;
  host: Host;
  /** Calls an operation with the fields that are not empty. */
  ask<I extends z.ZodObject, O>(operation: Operation<I, O>, given: object): Promise<O>;
};

/** A file to take along; `isShown` where a reader opens it in place, as a feed. */
export type SentFile = { name: string; type: string; body: string | Uint8Array; isShown?: true };

/** What a page shows, with the islands it asks for and its feeds, another status than 200 where it could not answer, `isLive` where it moves without a new run, or where it sends the reader, or a file. */
export type Shown =
  | { title: string; main: Piece; islands?: readonly string[]; feeds?: readonly Feed[]; status?: 400 | 401 | 403 | 404; isLive?: true }
  | { redirect: string }
  | { file: SentFile };

/** A feed that tells what is new on a page. */
export type Feed = { type: string; title: string; href: string };

/** One page: its address, which may have parts such as `:id`, and what it shows. */
export type Page = { path: string; show(visit: Visit): Promise<Shown> };

/** The visit of a request. */
export async function visitOf(host: Host, url: string, asked: Query, params: Query): Promise<Visit> {
  const lang = langOf(asked.lang);
  const { origin, pathname } = new URL(url);
  const given = filled(asked);
  const query = { ...asked, ...(await openDatesOf(given, host)) };
  return {
    lang,
    origin,
    path: pathname,
    here: hereOf(lang, given),
    asked: given,
    query,
    params,
    host,
    ask: (operation, fields) => call(host, operation, fields),
  };
}

/** Runs an operation with the fields that are not empty; the language is no field of a question. */
export async function call<I extends z.ZodObject, O>(host: Host, { name, input, run }: Operation<I, O>, given: object): Promise<O> {
  const fields = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== '' && key !== 'lang'));
  return run(checkInput(name, input, fields), host);
}

/** The fields of an address without those that were left empty. */
export function filled(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function hereOf(lang: Lang, { as_of, known_by }: Query): Here {
  return { lang, ...(as_of === undefined ? {} : { as_of }), ...(known_by === undefined ? {} : { known_by }) };
}
