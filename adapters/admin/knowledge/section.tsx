import type { Account } from '../../../src/accounts/account.ts';
import { may } from '../../../src/accounts/account.ts';
import type { Call, ClosedRoute, Deeds, Section, Waiting } from '../route.ts';
import { actorPage } from './actor.tsx';
import { deskOf, everybodys, isReached, scopeOfActor, scopeOfRegion, toConfirm } from './desk.ts';
import { editActorPage, editServicePage, saveActor, saveService } from './edit.tsx';
import { linkLook, linksPage } from './links.tsx';
import { listPage } from './list.tsx';
import { addActor, newActorPage } from './new-actor.tsx';
import { KnowledgeManual } from './manual.tsx';
import { goBack, isPast, pastPage } from './past.tsx';
import { discardOrder, needOrderPage, saveOrder } from './need-order.tsx';
import { orderPage, scopeOfOrder } from './order.tsx';
import type { KnowledgePort } from './port.ts';
import { publish, publishPage } from './publish.tsx';
import { askFor, discard, saveMeeting } from './saving.tsx';
import { keepSheet, mostBytes, readSheet, sheetFile, sheetsPage } from './sheets.tsx';
import { addSource, discardSource, sourcesPage } from './sources.tsx';
import { knowledgeWords } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** The pages where the knowledge is read, changed, tried and published. */
export function knowledgeSection(port: KnowledgePort, now: () => Date): Section {
  const looking = linkLook(port, () => now().toISOString());
  const of: NonNullable<ClosedRoute['of']> = async ({ actor = '' }) => scopeOfActor(await deskOf(port), actor);
  const ofOrder: NonNullable<ClosedRoute['of']> = async ({ region = '', need }) => scopeOfOrder((await deskOf(port)).now, region, need);
  const page = (path: string, right: ClosedRoute['right'], run: (port: KnowledgePort, call: Call) => ReturnType<ClosedRoute['run']>, own = false): ClosedRoute => ({ method: 'get', path: `/kunskap${path}`, right, ...(own ? { of } : {}), run: (call) => run(port, call) });
  const act = (path: string, right: ClosedRoute['right'], run: (port: KnowledgePort, call: Call) => ReturnType<ClosedRoute['run']>, own = false): ClosedRoute => ({ ...page(path, right, run, own), method: 'post' });
  return {
    id: 'kunskap', name: { sv: knowledgeWords('sv').section, en: knowledgeWords('en').section }, right: 'see', path: '/kunskap', manual: KnowledgeManual, deeds,
    waiting: (account, at) => whatWaits(port, account, at),
    routes: [
      page('', 'see', listPage),
      page('/publicera', 'publish', publishPage),
      act('/publicera', 'publish', publish),
      // An actor's own editor has that actor and no other to be.
      page('/ny-aktor', 'publish', newActorPage),
      act('/ny-aktor', 'publish', addActor),
      page('/historik', 'see', pastPage),
      { ...act('/historik/:id/tillbaka', 'publish', goBack), of: async ({ id = '' }) => (await isPast(port, id) ? everybodys(await deskOf(port)) : undefined) },
      page('/kallor', 'see', sourcesPage),
      act('/kallor', 'edit', addSource),
      { ...act('/kallor/:source/kasta', 'edit', discardSource), of: async ({ source = '' }) => (await port.editing.draft('source', source) ? everybodys(await deskOf(port)) : undefined) },
      page('/lankar', 'see', (_, call) => linksPage(port, looking.state(), call)),
      act('/lankar', 'edit', async (_, call) => { await looking.begin(); await call.audit('links.looked_at'); return { to: '/admin/kunskap/lankar' }; }),
      { ...page('/ordning/:region', 'see', orderPage), of: ofOrder },
      { ...page('/ordning/:region/:need', 'see', needOrderPage), of: ofOrder },
      { ...act('/ordning/:region/:need', 'publish', saveOrder), of: ofOrder },
      { ...act('/ordning/:region/:need/kasta', 'publish', discardOrder), of: ofOrder },
      page('/excel', 'edit', sheetsPage),
      { ...act('/excel', 'edit', readSheet), takesFile: mostBytes },
      act('/excel/utkast', 'edit', keepSheet),
      { ...page('/excel/:region', 'edit', sheetFile), of: async ({ region = '' }) => scopeOfRegion(await deskOf(port), region) },
      // Who works where is no secret: everybody reads of every actor.
      { ...page('/aktor/:actor', 'see', actorPage), of: async ({ actor = '' }) => { const desk = await deskOf(port); return scopeOfActor(desk, actor) && everybodys(desk); } },
      page('/aktor/:actor/andra', 'edit', editActorPage, true),
      act('/aktor/:actor/andra', 'edit', saveActor, true),
      act('/aktor/:actor/mot', 'edit', saveMeeting, true),
      act('/aktor/:actor/kasta', 'edit', discard, true),
      act('/aktor/:actor/be', 'edit', askFor, true),
      page('/aktor/:actor/ny-tjanst', 'edit', editServicePage, true),
      act('/aktor/:actor/ny-tjanst', 'edit', saveService, true),
      page('/aktor/:actor/tjanst/:service', 'edit', editServicePage, true),
      act('/aktor/:actor/tjanst/:service', 'edit', saveService, true),
    ],
  };
}

/** What waits for somebody who edits: drafts to publish, and actors to ask whether all is still right. */
async function whatWaits(port: KnowledgePort, account: Account, at: string): Promise<Waiting[]> {
  const desk = await deskOf(port);
  const asked = may(account, 'publish') ? desk.drafts.filter((draft) => draft.askedAt !== undefined && isReached(account, draft)).length : 0;
  const old = may(account, 'edit') ? toConfirm(desk.now, account, at).length : 0;
  const both = (say: (words: KnowledgeWords) => string) => ({ sv: say(knowledgeWords('sv')), en: say(knowledgeWords('en')) });
  return [
    ...(asked > 0 ? [{ text: both((words) => words.askedWaits(asked)), to: '/admin/kunskap/publicera' }] : []),
    ...(old > 0 ? [{ text: both((words) => words.confirmWaits(old)), to: '/admin/kunskap?bara=bekrafta' }] : []),
  ];
}

const deeds: Deeds = {
  'knowledge.drafted': { sv: 'sparade ett utkast om en aktör', en: 'saved a draft of an actor' },
  'knowledge.discarded': { sv: 'tog bort ett utkast om en aktör', en: 'threw a draft of an actor away' },
  'knowledge.asked': { sv: 'bad om publicering av en aktör', en: 'asked for an actor to be published' },
  'knowledge.went_back': { sv: 'gick tillbaka till tidigare kunskap', en: 'went back to earlier knowledge' },
  'knowledge.exported': { sv: 'hämtade en regions aktörer som Excel', en: 'took a region\'s actors out as Excel' },
  'order.drafted': { sv: 'sparade ett utkast till ordningen för ett behov', en: 'saved a draft of the order for a need' },
  'order.discarded': { sv: 'tog bort ett utkast till ordningen för ett behov', en: 'threw a draft of the order for a need away' },
  'source.drafted': { sv: 'lade till en källa', en: 'added a source' },
  'source.discarded': { sv: 'tog bort en källa som inte var publicerad', en: 'took away a source that was not published' },
  'links.looked_at': { sv: 'gick igenom alla länkar', en: 'looked at all links' },
};
