import { theSession } from './session.ts';

/** A page with an address that shows it at work. */
export type Address = {
  /** The path as the table of pages has it. */
  route: string;
  /** Path and question, without language. */
  at: string;
  /** What the server answers; 200 where it is not said. */
  status?: number;
};

/** Opens the review on the server of the browser tests. */
export const REVIEW_TOKEN = 'browser-tests-of-the-atlas';

const STATEMENT = '/statement/:id';
const ADDRESSES: Address[] = [
  { route: '/', at: '/' },
  { route: '/check', at: '/check' },
  { route: '/find', at: '/find?q=CAR-T' },
  { route: '/find', at: '/find?q=nothing-of-this-name' },
  { route: '/report', at: '/report' },
  { route: '/report/cluster/:cluster', at: '/report/cluster/zhangjiang?from=2026-04-24&to=2026-08-22' },
  { route: '/share', at: '/share?place=zhangjiang&of=Shanghai' },
  { route: '/profile', at: '/profile' },
  { route: '/recheck', at: '/recheck' },
  { route: '/chain', at: '/chain' },
  { route: '/cluster', at: '/cluster' },
  { route: '/cluster/:id', at: '/cluster/zhangjiang' },
  { route: '/cluster/:id', at: '/cluster/nowhere', status: 404 },
  { route: '/cluster/:id/shares', at: '/cluster/zhangjiang/shares' },
  { route: '/cluster/:id/over-time', at: '/cluster/zhangjiang/over-time' },
  { route: '/review', at: '/review', status: 401 },
  { route: '/review', at: `/review?token=${REVIEW_TOKEN}` },
  { route: '/product/:id', at: '/product/oricar017' },
  { route: '/product/:id', at: '/product/equecel' },
  { route: '/organisation/:id', at: '/organisation/innostar' },
  { route: '/trial/:id', at: '/trial/NCT04093596' },
  { route: '/trial/:id/history', at: '/trial/NCT04093596/history' },
  { route: '/target/:id', at: '/target/GPRC5D' },
  { route: '/disease/:id', at: '/disease/multiple_myeloma' },
  { route: '/event/:id', at: '/event/zhangjiang-cgt-2024' },
  { route: '/policy/:id', at: '/policy/pudong-cgt-plan-2023' },
  { route: '/application/:id', at: '/application/CXSL1600011' },
  { route: '/listing/:id', at: '/listing/car-t-monitor%2Foncology' },
  { route: '/deal/:id', at: '/deal/gilead-kite' },
  { route: '/service/:id', at: '/service/innostar-1' },
  { route: '/offer/:id', at: '/offer/innostar-1' },
  { route: '/amenity/:id', at: '/amenity/zhangjiang-cell-gene-park-1' },
  { route: '/figure/:id', at: '/figure/zhangjiang-cell-gene-park-1' },
  { route: '/chain/:id', at: '/chain/innostar-1' },
  { route: '/judgement/:id', at: '/judgement/j-075de8159f' },
  { route: '/article/:id', at: '/article/none-is-shipped', status: 404 },
  { route: '/product/:id', at: '/product/nothing-of-this-name', status: 404 },
  { route: '/first', at: '/first' },
  { route: '/first', at: '/first?modality=car_t&milestone=approved&jurisdiction=CN' },
  { route: '/first', at: '/first?target=nothing-of-this-name', status: 400 },
  { route: '/services', at: '/services' },
  { route: '/landscape', at: '/landscape' },
  { route: '/landscape', at: '/landscape?rows=city&columns=start_year&row=110000' },
  { route: '/changes', at: '/changes?from=2026-05-15&to=2026-08-22' },
  { route: '/trend', at: '/trend' },
  { route: '/show', at: '/show?what=product/oricar017' },
  { route: '/history', at: '/history?trial=NCT04093596' },
  { route: '/why', at: '/why?a=NCT04093596' },
  { route: '/policy', at: '/policy' },
  { route: '/track', at: '/track' },
  { route: '/event', at: '/event' },
  { route: '/sources', at: '/sources' },
  { route: '/source', at: '/source?name=car-t-monitor' },
  { route: '/source/:name', at: '/source/cde-breakthrough' },
  { route: '/signs', at: '/signs' },
  { route: '/changes', at: '/changes?from=2026-05-15&to=2026-08-22&kind=status' },
  { route: '/show', at: '/show?what=nothing-of-this-name', status: 400 },
  { route: '/share', at: '/share?as_of=yesterday', status: 400 },
];

/** Every page of the site, each with at least one address; a test asks for those that are missing. The server gives a statement to look at. */
export async function theAddresses(): Promise<Address[]> {
  const response = await fetch(`${theSession().url}/api/show?what=NCT04093596`);
  const { data } = (await response.json()) as { data: { statements: { id: string }[] } };
  return [...ADDRESSES, { route: STATEMENT, at: `/statement/${data.statements[0]?.id}` }];
}

/** The pages that have an address here. */
export function knownRoutes(): Set<string> {
  return new Set([STATEMENT, ...ADDRESSES.map(({ route }) => route)]);
}

/** Whether a route answers with something else than a page: a file, a feed, or what an island asks for. */
export function isNoPage(route: string): boolean {
  return /:format$|\.\w+$|^\/(?:suggest|api|assets|review\/judge)\b|\*/.test(route);
}

/** An address in a language. */
export function inLanguage({ at }: Address, lang: string): string {
  return `${at}${at.includes('?') ? '&' : '?'}lang=${lang}`;
}
