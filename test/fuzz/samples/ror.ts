import { zipOf } from '../../support/zip.ts';
import type { Sample } from '../sample.ts';
export const PUBLISHED = {
  id: 'https://ror.org/0zzzzzz01',
  status: 'active',
  types: ['healthcare'],
  names: [
    { value: 'Sham Hospital', lang: 'en', types: ['ror_display', 'label'] },
    { value: '虚构医院', lang: 'zh', types: ['label'] },
    { value: 'Hospital of Sham', lang: null, types: ['alias'] },
    { value: 'SH', lang: null, types: ['acronym'] },
  ],
  locations: [{ geonames_details: { name: 'Shamtown', country_code: 'CN' } }],
  relationships: [{ type: 'parent', id: 'https://ror.org/0zzzzzz02', label: 'Sham University' }],
};
export const SHORT = {
  id: '0zzzzzz01',
  status: 'active',
  types: ['healthcare'],
  names: PUBLISHED.names.map(({ value, lang, types }) => ({ v: value, lang, t: types })),
  loc: [{ city: 'Shamtown', cc: 'CN' }],
  rel: [['Parent', '0zzzzzz02', 'Sham University']],
};

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { 'ror.ndjson': `${JSON.stringify(PUBLISHED)}\n${JSON.stringify(SHORT)}\n` },
  { 'ror.json': JSON.stringify([PUBLISHED]) },
  { 'v1.zip': zipOf([['ror-data_schema_v2.json', JSON.stringify([PUBLISHED])]], 8) },
];
