import { may } from '../../../src/accounts/account.ts';
import { atMost, linksIn } from '../../../src/editing/links.ts';
import type { Named } from '../../../src/editing/links.ts';
import type { KeptLink } from '../../../src/store/editing.ts';
import { Form } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { deskOf } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** So many are looked at together. */
const together = 4;

/** How far the look at all addresses has come in this process, and how the last one ended. */
export type Looking = { done: number; all: number; running: boolean; offline: boolean };

/** Looks at every address that the knowledge names, one go at a time. */
export function linkLook(port: KnowledgePort, now: () => string): { state(): Looking; begin(): Promise<void> } {
  let state: Looking = { done: 0, all: 0, running: false, offline: false };
  async function look(links: readonly Named[]): Promise<void> {
    const found: KeptLink[] = [];
    await atMost(together, links, async ({ url }) => {
      found.push({ url, ...(await port.look(url)), at: now() });
      state = { ...state, done: state.done + 1 };
    });
    // Where nothing at all is reached it is we who are off the net, and what was found before says more.
    const offline = found.length > 1 && found.every(({ works, found: how }) => !works && !/^\d/.test(how));
    if (!offline) for (const link of found) await port.editing.putLink(link);
    await port.editing.keepLinks(links.map(({ url }) => url));
    state = { ...state, running: false, offline };
  }
  return {
    state: () => state,
    async begin() {
      if (state.running) return;
      state = { done: 0, all: 0, running: true, offline: false };
      const failed = () => { state = { ...state, running: false }; };
      try {
        const links = linksIn((await deskOf(port)).now);
        state = { ...state, all: links.length };
        look(links).catch(failed);
      } catch (error) {
        failed();
        throw error;
      }
    },
  };
}

/** Every address, those that do not work first. */
export async function linksPage(port: KnowledgePort, looking: Looking, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const [desk, kept] = await Promise.all([deskOf(port), port.editing.links()]);
  const links = linksIn(desk.now).map((link) => ({ ...link, kept: kept.find(({ url }) => url === link.url) }));
  const parts = [
    [words.broken, links.filter((link) => link.kept?.works === false)],
    [words.notLooked, links.filter((link) => link.kept === undefined)],
    [words.working, links.filter((link) => link.kept?.works === true)],
  ] as const;
  const actors = new Set(desk.now.regions.flatMap(({ actors: all }) => all.map(({ id }) => id)));
  return {
    title: words.ways.links,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        <p>{words.linksLead}</p>
        {looking.running ? <p class="told" role="status" data-again="2">{words.looking(looking.done, looking.all)}</p> : may(call.account, 'edit') && <Form of={call} to="/admin/kunskap/lankar"><button>{words.lookNow}</button></Form>}
        {!looking.running && looking.offline && <p class="warn">{words.offline}</p>}
        {parts.map(([name, those]) => those.length > 0 && <LinkTable key={name} words={words} name={`${name} (${those.length})`} links={those} call={call} actors={actors} />)}
      </>
    ),
  };
}

function LinkTable({ words, name, links, call, actors }: { words: KnowledgeWords; name: string; links: readonly (Named & { kept: KeptLink | undefined })[]; call: Call; actors: ReadonlySet<string> }) {
  return (
    <>
      <h2>{name}</h2>
      <div class="scroll" role="group" tabIndex={0} aria-label={name}>
        <table>
          <thead><tr><th scope="col">{words.address}</th><th scope="col">{words.found}</th><th scope="col">{words.where}</th><th scope="col">{words.when}</th></tr></thead>
          <tbody>
            {links.map(({ url, at, kept }) => (
              <tr key={url}>
                <th scope="row"><a href={url} rel="noreferrer">{url}</a></th>
                <td>{kept && (words.foundAs[kept.found] ?? kept.found)}</td>
                <td>{at.map((id, i) => <>{i > 0 && ', '}{actors.has(id) ? <a href={`/admin/kunskap/aktor/${id}`}>{id}</a> : id}</>)}</td>
                <td>{kept && timeOf(kept.at, call.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
