import { TermMatcher } from '../base/terms.ts';
import { chainOf, clusters } from '../entity/place-index.ts';
import type { PlaceRow } from '../model/lexicon.ts';

const HERE = /在此|此地|这里|本园|该园|园区内|\bhere\b|\b(?:in|at|from) (?:the|this) (?:park|cluster)\b/i;

let matcher: TermMatcher<string> | undefined;

/** True when a passage says that something is where the article is about, without naming the place. */
export function saysHere(passage: string): boolean {
  return HERE.test(passage);
}

/** The widest cluster around the cluster names of a text, the one named most often; undefined when it names none. */
export function mainCluster(text: string): string | undefined {
  matcher ??= new TermMatcher(
    clusters().flatMap((row) => [...row.zh, ...row.en].map((name) => ({ text: name, value: widestAround(row) }))),
  );
  const counted = [...Map.groupBy(matcher.find(text), ({ value }) => value)].toSorted(([, a], [, b]) => b.length - a.length);
  return counted[0]?.[0];
}

function widestAround(row: PlaceRow): string {
  return chainOf(row).findLast(({ kind }) => kind === 'cluster')?.id ?? row.id;
}
