import { memo } from '../base/memo.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Atlas } from './atlas.ts';
import { holdsOn } from './chain-roles.ts';
import { type Offer, offers } from './cluster.ts';
import { checkDays, milestones, openQuestion } from './milestones.ts';
import { type Need, type ServiceReading, serviceLabel, serviceTerms, understandNeed } from './need.ts';
import { services as servicesGiven } from './park.ts';
import { type Resolved, resolvePlaceTerm } from './resolve.ts';
import { type ProviderOf, providersIn } from './service-provider.ts';
import { doneBy, type OnRecord, type ServiceDone, sameService } from './services-done.ts';
import { offeredBy, type ServiceOffered } from './services-offered.ts';

/** Who can do something: a need in words, null for none, where, and both dates. */
export type ServicesQuestion = { need: string | null; in: string | null; as_of: string; known_by: string };

/** What is known of one service that the need may mean: what was done, best proven first, what was done of its kind without a closer word, and what is offered, by it or by a broader name. */
export type ServiceFound = ServiceReading & {
  done: ServiceDone[];
  akin: ServiceDone[];
  offered: ServiceOffered[];
  broadly: ServiceOffered[];
  says: Both;
};

/** A service of the lexicon with how many offer it and how often it is known to have been done. */
export type ServiceCount = { offer: string; label: Both; service: ServiceReading['service']; offered: number; done: number };

/** An answer that repeats what was understood; without a need nothing but the menu of all services. */
export type ServicesAnswer = {
  understood: Omit<Need, 'services' | 'asked'> & {
    asked: string | null;
    services: { offer: string; label: Both; matched: string }[];
    in: Resolved | null;
  };
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  menu: ServiceCount[];
  services: ServiceFound[];
  missing: Both[];
};

/** Who offers a service and, apart from that, who is known to have given it. Throws UsageError for an unknown need, which names what comes near, an unknown place or day. */
export async function services(atlas: Atlas, question: ServicesQuestion): Promise<ServicesAnswer> {
  const { as_of, known_by } = question;
  checkDays(as_of, known_by);
  const { services: readings, ...need } =
    question.need === null ? { asked: null, services: [], levels: [], unread: null } : understandNeed(question.need);
  const place = question.in === null ? null : resolvePlaceTerm(question.in);
  const providerOf = await providersIn(atlas, place, question);
  const record = await onRecord(atlas, question);
  const found: ServiceFound[] = [];
  for (const reading of readings) {
    const { done, akin } = doneBy(record, reading, providerOf);
    const offered = offeredBy(record.offered, [reading.offer], need.levels, done, providerOf, as_of);
    const wider = reading.broader.map(({ offer }) => offer);
    const broadly = wider.length === 0 ? [] : offeredBy(record.offered, wider, need.levels, done, providerOf, as_of);
    found.push({ ...reading, done, akin, offered, broadly, says: sayFound(reading.label, done, offered) });
  }
  return {
    understood: { ...need, services: readings.map(({ offer, label, matched }) => ({ offer, label, matched })), in: place },
    as_of,
    known_by,
    newest_snapshot: atlas.manifest.newest,
    menu: menuOf(record, providerOf),
    services: found,
    missing: [
      {
        zh: '各机构公布的服务目录，以及委托方或监管机构对所做工作的记载',
        en: 'catalogues of services published by providers, and records of the work by clients or regulators',
      },
    ],
  };
}

/** Every service with how many providers of the place offer it, and how many services of it they are known to have given. */
function menuOf({ given, offered }: OnRecord & { offered: Offer[] }, providerOf: ProviderOf): ServiceCount[] {
  const isHere = memo((organisation) => providerOf(organisation) !== undefined);
  const offers = Map.groupBy(
    offered.filter(({ organisation }) => isHere(organisation)),
    ({ offer }) => offer,
  );
  const done = Map.groupBy(
    given.filter(({ provider }) => isHere(provider)),
    ({ offer }) => offer,
  );
  return serviceTerms().map(({ id, service }) => ({
    offer: id,
    label: serviceLabel(id),
    service,
    offered: new Set(offers.get(id)?.map(({ organisation }) => organisation)).size,
    done: new Set(done.get(id)?.map(sameService)).size,
  }));
}

/** All services given and offered on the day, and the milestones that products had reached. */
async function onRecord(atlas: Atlas, { as_of, known_by }: ServicesQuestion): Promise<OnRecord & { offered: Offer[] }> {
  const given = (await servicesGiven(atlas, known_by)).filter(({ told }) => told === null || told.from <= as_of);
  const offered = (await offers(atlas, known_by)).filter((one) => holdsOn(one, as_of));
  return { given, offered, stated: await milestones(atlas, openQuestion(as_of, known_by)) };
}

function sayFound(label: Both, done: ServiceDone[], offered: ServiceOffered[]): Both {
  const proven = done.filter(({ proof }) => proof.confirmed).length;
  if (done.length + offered.length === 0)
    return {
      zh: `${label.zh}：图谱不知有谁提供或做过；不知不等于没有。`,
      en: `${label.en}: none known to the atlas to offer it or to have done it; that is no proof that there is none.`,
    };
  const own = labelOf('said_by', 'provider');
  return {
    zh: `${label.zh}：已知做过 ${done.length} 项，其中 ${proven} 项有${own.zh}之外的来源；已知提供者 ${new Set(offered.map(({ organisation }) => organisation)).size} 家。`,
    en: `${label.en}: ${done.length} known to have been done, ${proven} of them told by others than ${own.en}; offered by ${new Set(offered.map(({ organisation }) => organisation)).size} known to the atlas.`,
  };
}
