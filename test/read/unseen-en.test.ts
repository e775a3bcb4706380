import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArticle } from '../../src/read/article.ts';
import { claimsOf, milestoneLines } from './helpers.ts';

/** Sentences of kinds that no development set has, with what a reader of the field expects; written before the reader had seen them. */

test('an item of a filing: the notice that a study may proceed clears the trial on the day it came', () => {
  const text =
    'Item 8.01 Other Events. On March 3, 2026, Tarnwick Therapeutics, Inc. (the "Company") was notified in writing by the U.S. Food and Drug Administration that the 30-day review of its investigational new drug application for TWK-204, an allogeneic CAR-T cell therapy for lupus nephritis, had been completed and that the proposed study may proceed.';
  assert.deepEqual(milestoneLines(text), ['ind_cleared - TWK-204 US 2026-03-03']);
});

test('a diary of a hospital: the vector goes into the first volunteer', () => {
  const text =
    'BRK-11 is an AAV gene therapy of Brackenfield Bio for Danon disease. At Leeds General Infirmary, a 34-year-old teacher became the first person anywhere to be infused with it, on 9 February 2026.';
  assert.deepEqual(milestoneLines(text), ['first_patient_dosed - BRK-11 - 2026-02-09']);
});

test('a bullet of a quarterly report: two designations without a verb of the regulator', () => {
  const text =
    'Recent highlights\n• RMAT and Orphan Drug Designations secured from FDA in January 2026 for HLN-9, an autologous TCR-T therapy for synovial sarcoma\n• Cash runway into 2028';
  assert.deepEqual(milestoneLines(text), ['orphan - HLN-9 US 2026-01', 'rmat - HLN-9 US 2026-01']);
});

test('a note on a patent grants nothing that a regulator grants', () => {
  const text =
    'The patent office granted Corvane Genetics a patent on the base editor behind its candidate CVN-3; approval of the claims had taken four years, and a priority review of an appeal is expected.';
  assert.deepEqual(milestoneLines(text), []);
});

test('a parliamentary answer: the decision of the commission and the date of the opinion before it stay apart', () => {
  const text =
    'Answering a written question, the minister said that the European Commission had licensed Velora (lumcabtagene), a CAR-T product of Ostrava Cellworks for follicular lymphoma, on 14 May 2025, two months after the CHMP had advised in its favour.';
  assert.ok(milestoneLines(text).includes('approved - Velora EU 2025-05-14'), milestoneLines(text).join('; '));
});

test('a court report: a licence ended and rights went back', () => {
  const [deal] = claimsOf(
    'According to the complaint, Merrow Pharma walked out of its 2022 licence with Kestane Bio in October 2025 and handed back all rights to the oncolytic virus KST-7.',
    'deal',
  );
  assert.equal(deal?.type, 'termination');
  assert.deepEqual(deal?.parties.toSorted(), ['Kestane Bio', 'Merrow Pharma']);
});

test('a rating note: ranks in other words, each with its scope', () => {
  const claims = claimsOf(
    "Stellmark Bio runs the biggest viral-vector plant in Asia and is home to Europe's second approved gene therapy for haemophilia; it hopes to become the first to supply China.",
    'superlative',
  );
  assert.deepEqual(claims.map(({ rank, scope }) => `${rank} ${scope}`).sort(), ['largest asia', 'second eu']);
});

test('a registry report: shares, counts and rates of people treated', () => {
  const claims = claimsOf(
    'The registry now holds 1,412 recipients of CAR-T products at 61 centres. Two-year survival was 58%, and 7.5% of recipients developed severe neurotoxicity.',
    'statistic',
  );
  assert.deepEqual(
    claims.map(({ value }) => value.replace(/[^\d.,%]/g, '')),
    ['1,412', '61', '58%', '7.5%'],
  );
});

test('a diary of meetings: who spoke where', () => {
  const claims = claimsOf(
    'Dr. Helen Marsh of Calder Genomics gave the opening lecture at the Nordic Gene Therapy Days 2026 in Uppsala on 12 March, on in vivo base editing.',
    'event',
  );
  assert.deepEqual(
    claims.map(({ name, speakers }) => [name, speakers.map((one) => one.name)]),
    [['Nordic Gene Therapy Days 2026', ['Helen Marsh']]],
  );
});

test('a leaflet for families explains and promises; it tells no claim', () => {
  const text =
    'Before a gene therapy is licensed, the FDA must be satisfied that it works. If your child is the first in the family to join a trial, ask what happens when dosing is paused. A clinical hold does not mean that anybody was harmed, and an orphan drug designation does not mean that a product will be approved.';
  assert.deepEqual(readArticle(text).claims, []);
});
