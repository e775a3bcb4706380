import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Reads cities as a table with a row for each; a row has no id of its own, so country, areas, name and coordinates stand for it. */
export const source: SourceCode = vocabularySource({
  subject: `'place/geonames/' || filled(country) || '/' || concat_ws('/', filled(admin1), filled(admin2), filled(name) || '@' || lat || ',' || lng)`,
  required: ['name', 'lat', 'lng', 'country', 'admin1', 'admin2'],
  columns: [
    { column: 'name', property: 'name', lang: 'en' },
    { column: 'country', property: 'country' },
    { column: 'admin1', property: 'region' },
    { column: 'admin2', property: 'region' },
    { column: 'lat', property: 'latitude' },
    { column: 'lng', property: 'longitude' },
  ],
});
