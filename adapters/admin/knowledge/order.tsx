import type { Account, Scope } from '../../../src/accounts/account.ts';
import { reaches } from '../../../src/accounts/account.ts';
import type { Change } from '../../../src/editing/changes.ts';
import { firstOf } from '../../../src/editing/order.ts';
import { orderId, orderIn, partsOf, tried } from '../../../src/editing/publication.ts';
import { isSame } from '../../../src/editing/same.ts';
import type { Language } from '../../../src/events.ts';
import type { Knowledge, Service } from '../../../src/knowledge/schema.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import type { Answer, Call } from '../route.ts';
import { deskOf } from './desk.ts';
import type { Desk } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** Whose the order in a region is: the region's, and to look at for the actors that work there. Nothing where the region has no ways, or nobody knows the need. */
export function scopeOfOrder({ regions, common }: Knowledge, region: string, need?: string): Scope | undefined {
  const one = regions.find(({ region: { id } }) => id === region);
  if (!one || one.region.municipalities.length === 0 || (need !== undefined && !Object.hasOwn(common.needs, need))) return undefined;
  return { regions: [region], actors: regions.flatMap(({ actors }) => actors).filter(({ serves }) => serves.includes(region)).map(({ id }) => id) };
}

/** The regions whose order somebody may look at. */
export function orderedRegions({ now }: Pick<Desk, 'now'>, account: Account): { id: string; name: { sv: string; en?: string | undefined } }[] {
  return now.regions.map(({ region }) => region).filter(({ id }) => { const scope = scopeOfOrder(now, id); return scope !== undefined && reaches(account, scope); });
}

/** What a need is called. */
export function needName({ common }: Knowledge, need: string, language: Language): string {
  const label = common.needs[need]?.label;
  return label?.[language] ?? label?.sv ?? need;
}

/** What a region is called. */
export function regionName({ regions }: Knowledge, id: string, language: Language): string {
  const name = regions.find(({ region }) => region.id === id)?.region.name;
  return name?.[language] ?? name?.sv ?? id;
}

/** What an order is called among other things that are drafted or published. */
export function orderName(words: KnowledgeWords, knowledge: Knowledge, id: string, language: Language): string {
  const { region, need } = partsOf(id);
  return `${words.orderOf(needName(knowledge, need, language))}, ${regionName(knowledge, region, language)}`;
}

/** Services by their ids: what each is called, and whose it is. */
export function servicesIn({ regions }: Knowledge): ReadonlyMap<string, { service: Service; actor: string; actorId: string }> {
  return new Map(regions.flatMap(({ actors }) => actors).flatMap(({ id: actorId, name: actor, services }) => services.map((service) => [service.id, { service, actor, actorId }] as const)));
}

/** A change of an order as one reads it: a numbered list of services. */
export function saidOrder(knowledge: Knowledge, changes: readonly Change[], language: Language): Change[] {
  const known = servicesIn(knowledge);
  const nameOf = (id: string) => { const one = known.get(id); return one ? `${one.service.name[language] ?? one.service.name.sv} (${one.actor})` : id; };
  const said = (list: unknown) => (Array.isArray(list) ? list.map((id, i) => `${i + 1}. ${nameOf(String(id))}`).join('\n') : undefined);
  return changes.map((one) => ({ ...one, from: said(one.from), to: said(one.to) }));
}

/** What a draft of an order changes in what holds. */
export function orderChanges({ now }: Pick<Desk, 'now'>, { id, body }: KeptDraft): Change[] {
  const { region, need } = partsOf(id);
  const from = tried(now, region, need) ?? [];
  const to = firstOf(from, orderIn(body));
  return isSame(from, to) ? [] : [{ field: 'order', from, to }];
}

/** The orders that a service stands in, those that whoever asks may look at. */
export function orderLinks(desk: Desk, { account }: Pick<Call, 'account'>, service: string): string[] {
  const seen = new Set(orderedRegions(desk, account).map(({ id }) => id));
  return desk.now.regions.filter(({ region }) => seen.has(region.id)).flatMap(({ region, routing }) => Object.entries(routing).flatMap(([need, services]) => (services.includes(service) ? [orderId(region.id, need)] : [])));
}

/** The needs of a region, and how many services answer each. */
export async function orderPage(port: KnowledgePort, { language, params, account }: Call): Promise<Answer> {
  const words = knowledgeWords(language);
  const desk = await deskOf(port);
  const region = params['region'] ?? '';
  const others = orderedRegions(desk, account).filter(({ id }) => id !== region);
  const rows = Object.keys(desk.now.common.needs).map((need) => ({ need, name: needName(desk.now, need, language), count: tried(desk.now, region, need)?.length ?? 0, draft: desk.drafts.find(({ kind, id }) => kind === 'order' && id === orderId(region, need)) }));
  return {
    title: `${words.ways.order}: ${regionName(desk.now, region, language)}`,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        <p class="lead">{words.orderLead}</p>
        {others.length > 0 && <p>{words.otherRegions} {others.map(({ id, name }, i) => <>{i > 0 && ', '}<a key={id} href={`/admin/kunskap/ordning/${id}`}>{name[language] ?? name.sv}</a></>)}</p>}
        <div class="scroll" role="group" tabIndex={0} aria-label={words.ways.order}>
          <table>
            <thead><tr><th scope="col">{words.need}</th><th scope="col" class="number">{words.services}</th><th scope="col">{words.draft}</th></tr></thead>
            <tbody>
              {rows.map(({ need, name, count, draft }) => (
                <tr key={need}>
                  <th scope="row"><a href={`/admin/kunskap/ordning/${region}/${need}`}>{name}</a></th>
                  <td class="number">{count}</td>
                  <td>{draft && words.draftBy(draft.name, timeOf(draft.at, language))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  };
}
