import { reaches } from '../../../src/accounts/account.ts';
import { may } from '../../../src/accounts/account.ts';
import { checkWhole } from '../../../src/editing/check.ts';
import { noOverlay, overlaid } from '../../../src/editing/overlay.ts';
import type { Overlay } from '../../../src/editing/overlay.ts';
import { changedBetween } from '../../../src/editing/publication.ts';
import type { Changed } from '../../../src/editing/publication.ts';
import { Form } from '../form.tsx';
import { NotHere, Refusal } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { Changes } from './changes.tsx';
import { deskOf } from './desk.ts';
import type { Desk } from './desk.ts';
import { orderName, saidOrder, scopeOfOrder } from './order.tsx';
import type { KnowledgePort, PastPublication } from './port.ts';
import { knowledgeWords, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** What going back to before the first publication is called. */
const filesId = 'filerna';

/** What has been published, by whom and when, and what it changed; each to go back to. */
export async function pastPage(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const [desk, past] = await Promise.all([deskOf(port), port.past()]);
  const holds = past[0];
  const isFiles = holds?.overlay === undefined || isEmpty(holds.overlay);
  const publishes = may(call.account, 'publish');
  return {
    title: words.pastTitle,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        {past.length === 0 && <p>{words.pastNone}</p>}
        <ol class="plain-list past">
          {past.map((one, i) => {
            const earlier = past[i + 1];
            const isKnown = one.overlay !== undefined && (earlier === undefined || earlier.overlay !== undefined);
            const changed = isKnown ? changedBetween(desk.files, earlier?.overlay ?? noOverlay, one.overlay ?? noOverlay) : [];
            return (
              <li key={one.id} class="card">
                <h2>{timeOf(one.at, call.language)}, {one.name} {i === 0 && <span class="tag good">{words.holds}</span>}</h2>
                {one.from !== undefined && <p>{words.wentBackTo} {toldOf(past, one.from, call)}</p>}
                {one.why !== undefined && <p>{words.whyTold}: {one.why}</p>}
                <ChangedPart words={words} changed={changed} call={call} desk={desk} />
                {i > 0 && publishes && (one.overlay ? <BackForm call={call} words={words} id={one.id} label={words.goBack} expected={holds?.id ?? ''} /> : <p class="soft">{words.notKept}</p>)}
              </li>
            );
          })}
        </ol>
        {past.length > 0 && !isFiles && publishes && <BackForm call={call} words={words} id={filesId} label={words.goBackFiles} expected={holds.id} />}
      </>
    ),
  };
}

function isEmpty({ actors, golden, sources, routing }: Overlay): boolean {
  return [actors, golden, sources, routing].every((one) => Object.keys(one).length === 0);
}

function toldOf(past: readonly PastPublication[], from: string, { language }: Call): string {
  const one = past.find(({ id }) => id === from);
  return one ? timeOf(one.at, language) : '–';
}

function BackForm({ call, id, label, expected }: { call: Call; words: KnowledgeWords; id: string; label: string; expected: string }) {
  return <Form of={call} to={`/admin/kunskap/historik/${id}/tillbaka`}><input type="hidden" name="galler" value={expected} /><button class="second">{label}</button></Form>;
}

/** What everybody may see of it: what stands about actors is open, golden conversations are for those of the region, and orders for those who work there too. */
function ChangedPart({ words, changed, call, desk: { now } }: { words: KnowledgeWords; changed: readonly Changed[]; call: Call; desk: Desk }) {
  const seen = changed.filter(({ kind, region }) => {
    if (kind === 'order') return reaches(call.account, scopeOfOrder(now, region) ?? { regions: [], actors: [] });
    return kind !== 'golden' || reaches(call.account, { regions: [region], actors: [] });
  });
  const captionOf = ({ kind, id }: Changed) => (kind === 'actor' ? id : kind === 'order' ? orderName(words, now, id, call.language) : `${kind === 'golden' ? words.golden : words.source} ${id}`);
  const others = changed.length - seen.length;
  return (
    <>
      {seen.map((one) => <Changes key={one.kind + one.id} words={words} changes={one.kind === 'order' ? saidOrder(now, one.changes, call.language) : one.changes} caption={captionOf(one)} />)}
      {others > 0 && <p class="soft">{words.otherActors(others)}</p>}
    </>
  );
}

/** Whether something has been published that one can go back to. */
export async function isPast(port: KnowledgePort, id: string): Promise<boolean> {
  return id === filesId || (await port.past()).some((one) => one.id === id && one.overlay !== undefined);
}

/** Publishes an earlier one again. Whoever is of a region goes back only past what that region has changed. */
export async function goBack(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const [desk, past] = await Promise.all([deskOf(port), port.past()]);
  const id = call.params['id'] ?? '';
  const overlay = id === filesId ? noOverlay : past.find((one) => one.id === id)?.overlay;
  if (!overlay) throw new NotHere();
  const changed = changedBetween(desk.files, desk.overlay, overlay);
  if (!changed.every((one) => one.kind === 'source' || reaches(call.account, { regions: [one.region], actors: [] }))) throw new Refusal(403, words.onlyOwn);
  if (checkWhole(overlaid(desk.files, overlay)).size > 0) throw new Refusal(422, words.wrongTitle);
  const done = call.form.one('galler') === desk.id && await port.publish({ overlay, at: call.at, account: call.account.id, name: call.account.name, ...(id === filesId ? {} : { from: id }) }, desk.id);
  if (!done) return { to: '/admin/kunskap/historik', told: words.meanwhile };
  await call.audit('knowledge.went_back', { to: id });
  return { to: '/admin/kunskap/historik', told: words.wentBack };
}
