import { may } from '../../../src/accounts/account.ts';
import { assuranceOf } from '../../../src/editing/assurance.ts';
import { servicesOf } from '../../../src/editing/changes.ts';
import type { Language } from '../../../src/events.ts';
import { isGone } from '../../../src/knowledge/tree.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import { Choice } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { actorOn, deskOf, homesOn, isReached, toConfirm } from './desk.ts';
import { orderedRegions } from './order.tsx';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** All actors, with how each is and what is being changed in it. Everybody who is signed in may read what the open directory says too. */
export async function listPage(port: KnowledgePort, { language, query, account, at }: Call): Promise<Answer> {
  const words = knowledgeWords(language);
  const desk = await deskOf(port);
  const { now, drafts } = desk;
  // An empty choice is all of them; where nothing was chosen one begins with one's own.
  const region = query.all('region')[0] ?? account.region ?? '';
  const only = query.one('bara') === 'bekrafta';
  const rows = now.regions.flatMap(({ region: home, actors }) => actors.map((actor) => ({ home, actor, assurance: isGone(actor) ? undefined : assuranceOf(actor, at), draft: drafts.find((draft) => draft.kind === 'actor' && draft.id === actor.id && isReached(account, draft)) })))
    .filter(({ home, actor }) => region === '' || home.id === region || actor.serves.includes(region));
  const old = new Set(toConfirm(now, account, at).map(({ id }) => id));
  const waiting = rows.filter(({ actor }) => old.has(actor.id));
  const shown = only ? waiting : rows;
  const ordered = orderedRegions(desk, account);
  const order = (ordered.find(({ id }) => id === region) ?? ordered[0])?.id;
  const fresh = only ? [] : [...homesOn(desk)].filter(([, home]) => region === '' || home === region).map(([id]) => actorOn(desk, id)).filter(({ holds, draft }) => holds === undefined && draft !== undefined && isReached(account, draft));
  return {
    title: words.section,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <Ways words={words} adds={may(account, 'publish')} edits={may(account, 'edit')} order={order} />
        {waiting.length > 0 && !only && <p class="warn">{words.toConfirmLead(waiting.length)} <a href={`/admin/kunskap?region=${encodeURIComponent(region)}&bara=bekrafta`}>{words.onlyToConfirm}</a></p>}
        {only && <h2>{words.toConfirm}</h2>}
        <form class="row" action="/admin/kunskap">
          <Choice name="region" label={words.region} value={region} options={[{ value: '', label: words.allRegions }, ...now.regions.map(({ region: { id, name } }) => ({ value: id, label: name[language] ?? name.sv }))]} />
          <button class="second">{words.show}</button>
        </form>
        <div class="scroll" role="group" tabIndex={0} aria-label={words.section}>
          <table>
            <thead><tr><th scope="col">{words.actor}</th><th scope="col">{words.state}</th><th scope="col" class="number">{words.services}</th><th scope="col">{words.assurance}</th><th scope="col">{words.draft}</th></tr></thead>
            <tbody>
              {fresh.map(({ id, name, shown: written, draft }) => (
                <tr key={id}>
                  <th scope="row"><a href={`/admin/kunskap/aktor/${id}`}>{name}</a></th>
                  <td><span class="tag">{words.newTag}</span></td>
                  <td class="number">{servicesOf(written).length}</td>
                  <td />
                  <td><DraftTold words={words} draft={draft} language={language} /></td>
                </tr>
              ))}
              {shown.map(({ actor, assurance, draft }) => (
                <tr key={actor.id}>
                  <th scope="row"><a href={`/admin/kunskap/aktor/${actor.id}`}>{actor.name}</a></th>
                  <td>{words.options[actor.status]}</td>
                  <td class="number">{actor.services.filter(({ closed }) => !closed).length}</td>
                  <td>{assurance !== undefined && (assurance === 'fresh' ? `${actor.assured?.by ?? ''}, ${actor.assured?.at ?? ''}` : <span class="tag">{assurance === 'old' ? `${words.assuredAs.old}: ${actor.assured?.at ?? ''}` : words.assuredAs.missing}</span>)}</td>
                  <td><DraftTold words={words} draft={draft} language={language} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  };
}

function DraftTold({ words, draft, language }: { words: KnowledgeWords; draft: KeptDraft | undefined; language: Language }) {
  return draft ? <>{draft.askedAt !== undefined && <span class="tag good">{words.asked}</span>} {words.draftBy(draft.name, timeOf(draft.at, language))}</> : null;
}

function Ways({ words, adds, edits, order }: { words: KnowledgeWords; adds: boolean; edits: boolean; /** The region whose order comes first. */ order: string | undefined }) {
  const ways = [['publicera', words.ways.publish], ...(adds ? [['ny-aktor', words.newActor] as const] : []), ['historik', words.ways.past], ['kallor', words.ways.sources], ['lankar', words.ways.links], ...(order === undefined ? [] : [[`ordning/${order}`, words.ways.order] as const]), ...(edits ? [['excel', words.ways.sheet] as const] : [])] as const;
  return <p class="actions">{ways.map(([path, name], i) => <a key={path} class={i === 0 ? 'button' : 'button second'} href={`/admin/kunskap/${path}`}>{name}</a>)}</p>;
}
