import { narrowestDiseases } from '../classify/disease-tree.ts';
import { placeAndAncestors } from '../entity/place.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { productCalled } from './called.ts';
import { labelOn, modalityLabel, placeLabel } from './dimension.ts';
import { namedDisease } from './disease-named.ts';
import type { Statement } from './evidence.ts';
import { productsIn } from './product.ts';
import { type Registration, registrationsOf } from './registrations.ts';
import { sayValue } from './said.ts';
import { placesAmong, type Situated } from './situated.ts';
import { trialsNamed } from './trials.ts';

/** What a trial was classed as. */
export type ClassOf = {
  scope: Both | null;
  role: Both | null;
  modality: { id: string; label: Both } | null;
  cell_source: Both | null;
  targets: string[];
};

/** Sites of a trial in one country or, in China, one province. */
export type SitesAt = { place: string | null; label: Both; sites: { name: Both; statement: string }[] };

/** What a page on a trial tells beside its facts. */
export type AboutTrial = {
  kind: 'trial';
  class: ClassOf | null;
  sponsors: { id: string; label: Both }[];
  diseases: { id: string; label: Both }[];
  sites: SitesAt[];
  products: { product: string; label: Both; statement: string }[];
  registrations: Registration[];
};

type Days = { as_of: string; known_by: string };

/** Class, diseases, sites by place, products and other registrations of a trial on two dates; without class where it was never of the field. */
export async function aboutTrial(atlas: Atlas, trial: string, statements: readonly Statement[], days: Days): Promise<AboutTrial> {
  const [seen] = await trialsNamed(atlas, [trial], days);
  const products = await productsIn(atlas, trial, days.known_by);
  return {
    kind: 'trial',
    class: seen === undefined ? null : classOf(seen),
    sponsors: (seen?.sponsors ?? []).map((id) => ({ id, label: labelOn('organisation', id) })),
    diseases: narrowestDiseases(seen?.diseases ?? []).map(namedDisease),
    sites: sitesAt(statements, seen),
    products: products.map(({ product, statement }) => ({ product, label: productCalled(product), statement })),
    registrations: await registrationsOf(atlas, trial, days.known_by),
  };
}

function classOf({ scope, role, modality, cell_source, targets }: Situated): ClassOf {
  const said = (group: string, code: string | null) => (code === null ? null : labelOf(group, code));
  return {
    scope: said('class_scope', scope),
    role: said('class_role', role),
    modality: modality === null ? null : { id: modality, label: modalityLabel(modality) },
    cell_source: said('cell_source', cell_source),
    targets,
  };
}

/** The sites that records name, together by country or province; a site whose place is not known stands by its country as written. */
function sitesAt(statements: readonly Statement[], seen: Situated | undefined): SitesAt[] {
  const placed = new Map((seen?.sites ?? []).map(({ statement, place }) => [statement, place]));
  const told = statements
    .filter(({ property }) => property === 'site')
    .map(({ id, value }) => ({
      place: areaOf(placed.get(id) ?? null),
      country: countryIn(value),
      name: sayValue('site', value).says,
      statement: id,
    }));
  const groups = Map.groupBy(told, ({ place, country }) => place ?? country ?? '');
  return [...groups.values()]
    .map((sites) => {
      const [{ place, country }] = sites as [(typeof told)[number]];
      const label = place === null ? { zh: country ?? '–', en: country ?? '–' } : placeLabel(place);
      return { place, label, sites: sites.map(({ name, statement }) => ({ name, statement })) };
    })
    .sort((one, other) => other.sites.length - one.sites.length || (one.label.en < other.label.en ? -1 : 1));
}

/** The province of a place in China, else its country. */
function areaOf(place: string | null): string | null {
  if (place === null) return null;
  const around = placeAndAncestors(place);
  return placesAmong('province', around)[0] ?? placesAmong('country', around)[0] ?? null;
}

function countryIn(value: string): string | null {
  const { country } = JSON.parse(value) as { country?: string | null };
  return country ?? null;
}
