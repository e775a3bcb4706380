import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArticle } from '../../src/read/article.ts';

/** Value, subject and denominator of the statistics of a text. */
function shares(text: string): (string | null)[][] {
  return readArticle(text, null).claims.flatMap((claim) =>
    claim.kind === 'statistic' ? [[claim.value, claim.subject, claim.denominator]] : [],
  );
}

test('fractions of several places keep each its own whole', () => {
  const text = "By August 2024 Suzhou accounted for about 1/3 of China's and about 1/9 of Asia's approved cell therapy trials.";
  assert.deepEqual(shares(text), [
    ['about 1/3', 'Suzhou', 'China'],
    ['about 1/9', 'Suzhou', 'Asia'],
  ]);
});

test('a phase is no fraction', () => {
  assert.deepEqual(shares('The phase 1/2 of the CAR-T trial opened in Suzhou.'), []);
});

test('a first and a second told together are two ranks, and a rank belongs to the product named right behind it', () => {
  const ranks = (text: string) =>
    readArticle(text, null).claims.flatMap((one) => (one.kind === 'superlative' ? [[one.rank, one.subject]] : []));
  assert.deepEqual(ranks('The first and second TCR-T products approved in Europe were made in Leiden.'), [
    ['first', null],
    ['second', null],
  ]);
  assert.deepEqual(ranks('全球首个CAR-T产品Kymriah上市。'), [['first', 'Kymriah']]);
});

test('a sentence about several products does not go on about the one told of before', () => {
  const { claims } = readArticle(
    'The FDA cleared the IND of the CAR-T product OriCAR-017. Products the laboratory has worked on include the first oncolytic virus in the world cleared for trials in China, the United States and Australia.',
    null,
  );
  const products = claims.flatMap((one) => (one.kind === 'milestone' ? [one.product] : []));
  assert.deepEqual(products, ['OriCAR-017']);
});
