import type { Call, ClosedRoute, Section } from '../route.ts';
import { actorPage } from './actor.tsx';
import { scopeOfActor } from './desk.ts';
import { editActorPage, editServicePage, saveActor, saveService } from './edit.tsx';
import { linkLook, linksPage } from './links.tsx';
import { listPage } from './list.tsx';
import { KnowledgeManual } from './manual.tsx';
import { goBack, pastPage } from './past.tsx';
import type { KnowledgePort } from './port.ts';
import { publish, publishPage } from './publish.tsx';
import { askFor, discard, saveMeeting } from './saving.tsx';
import { addSource, sourcesPage } from './sources.tsx';
import { knowledgeWords } from './words.ts';

/** The pages where the knowledge is read, changed, tried and published. */
export function knowledgeSection(port: KnowledgePort, now: () => Date): Section {
  const looking = linkLook(port, () => now().toISOString());
  const of: NonNullable<ClosedRoute['of']> = (params) => Promise.resolve(scopeOfActor(port.files(), params['actor'] ?? ''));
  const page = (path: string, right: ClosedRoute['right'], run: (port: KnowledgePort, call: Call) => ReturnType<ClosedRoute['run']>, own = false): ClosedRoute => ({ method: 'get', path: `/kunskap${path}`, right, ...(own ? { of } : {}), run: (call) => run(port, call) });
  const act = (path: string, right: ClosedRoute['right'], run: (port: KnowledgePort, call: Call) => ReturnType<ClosedRoute['run']>, own = false): ClosedRoute => ({ ...page(path, right, run, own), method: 'post' });
  return {
    id: 'kunskap', name: { sv: knowledgeWords('sv').section, en: knowledgeWords('en').section }, right: 'see', path: '/kunskap', manual: KnowledgeManual,
    routes: [
      page('', 'see', listPage),
      page('/publicera', 'publish', publishPage),
      act('/publicera', 'publish', publish),
      page('/historik', 'see', pastPage),
      act('/historik/:id/tillbaka', 'publish', goBack),
      page('/kallor', 'see', sourcesPage),
      act('/kallor', 'edit', addSource),
      page('/lankar', 'see', (_, call) => linksPage(port, looking.state(), call)),
      act('/lankar', 'edit', async (_, call) => { await looking.begin(); await call.audit('links.looked_at'); return { to: '/admin/kunskap/lankar' }; }),
      page('/aktor/:actor', 'see', actorPage),
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
