import { changesBetween } from '../../../src/editing/changes.ts';
import type { Change } from '../../../src/editing/changes.ts';
import { checkWhole, sayWrong } from '../../../src/editing/check.ts';
import type { Wrong } from '../../../src/editing/check.ts';
import { allGolden, ofRegions } from '../../../src/editing/golden.ts';
import { overlaid } from '../../../src/editing/overlay.ts';
import { changedBetween, regionsOf, withDrafts } from '../../../src/editing/publication.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import { Field, Form } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { Changes } from './changes.tsx';
import { actorOn, deskOf, isReached } from './desk.ts';
import type { Desk } from './desk.ts';
import { orderChanges, orderName, saidOrder } from './order.tsx';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, placeName, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** What came of trying: what does not hold together, what broke, or only something to say. */
type Tried = { wrong?: ReadonlyMap<string, readonly Wrong[]>; broken?: readonly string[]; say?: string };

/** The drafts that may be published, each with what it changes. */
export async function publishPage(port: KnowledgePort, call: Call, tried: Tried = {}): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const desk = await deskOf(port);
  const drafts = desk.drafts.filter((draft) => draft.kind !== 'source' && isReached(call.account, draft));
  const before = call.form.all('utkast');
  const isChosen = (draft: KeptDraft) => before.length === 0 || before.includes(keyOf(draft));
  const hasFault = tried.wrong !== undefined || tried.broken !== undefined || tried.say !== undefined;
  return {
    title: words.publishTitle,
    status: hasFault ? 422 : 200,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        {tried.say !== undefined && <p class="warn" role="alert">{tried.say}</p>}
        {tried.wrong && <WrongPart words={words} wrong={tried.wrong} />}
        {tried.broken && <BrokenPart words={words} broken={tried.broken} />}
        {drafts.length === 0 ? <p>{words.noDrafts}</p> : (
          <Form of={call} to="/admin/kunskap/publicera" class="knowledge">
            <p>{words.publishLead}</p>
            {drafts.map((draft) => <DraftPart key={keyOf(draft)} call={call} words={words} desk={desk} draft={draft} chosen={isChosen(draft)} port={port} />)}
            {tried.broken && <Field name="skal" label={words.reason} lines={3} value={call.form.one('skal')} required />}
            <button>{tried.broken ? words.publishAnyway : words.publish}</button>
          </Form>
        )}
      </>
    ),
  };
}

function keyOf({ kind, id, version }: KeptDraft): string {
  return `${kind}:${id}:${version}`;
}

/** What a draft is called, where it is shown, and what it changes. */
function aboutDraft({ call, words, desk, port }: { call: Call; words: KnowledgeWords; desk: Desk; port: KnowledgePort }, draft: KeptDraft): { name: string; to: string; changes: readonly Change[] } {
  const { kind, id, body } = draft;
  if (kind === 'actor') return { name: actorOn(desk, id).name, to: `/admin/kunskap/aktor/${id}`, changes: changesBetween(actorOn(desk, id).holds, JSON.parse(body)) };
  if (kind === 'order') return { name: orderName(words, desk.now, id, call.language), to: `/admin/kunskap/ordning/${id}`, changes: saidOrder(desk.now, orderChanges(desk, draft), call.language) };
  return { name: `${words.golden} ${id}`, to: `/admin/prov/${id}`, changes: [{ field: 'text', from: allGolden(port.goldenFiles(), desk.overlay)[id], to: body }] };
}

function DraftPart({ call, words, desk, draft, chosen, port }: { call: Call; words: KnowledgeWords; desk: Desk; draft: KeptDraft; chosen: boolean; port: KnowledgePort }) {
  const { name, to, changes } = aboutDraft({ call, words, desk, port }, draft);
  return (
    <section class="card">
      <label class="check"><input type="checkbox" name="utkast" value={keyOf(draft)} checked={chosen} /><strong>{name}</strong></label>
      <p class="soft">{words.draftBy(draft.name, timeOf(draft.at, call.language))} {draft.askedAt !== undefined && <span class="tag good">{words.asked}</span>} <a href={to}>{words.show}<span class="hidden"> {name}</span></a></p>
      {changes.length === 0 ? <p>{words.noChanges}</p> : <Changes words={words} changes={changes} caption={`${words.changed}: ${name}`} />}
    </section>
  );
}

function WrongPart({ words, wrong }: { words: KnowledgeWords; wrong: ReadonlyMap<string, readonly Wrong[]> }) {
  return (
    <div class="warn" role="alert">
      <p><strong>{words.wrongTitle}</strong></p>
      <ul>{[...wrong].flatMap(([about, found]) => found.map((one) => <li key={about + one.path + one.problem}><a href={`/admin/kunskap/aktor/${about}`}>{about}</a>: {one.path === '' ? '' : `${placeName(words, one.path)}: `}{sayWrong(one)}</li>))}</ul>
    </div>
  );
}

function BrokenPart({ words, broken }: { words: KnowledgeWords; broken: readonly string[] }) {
  return (
    <div class="warn" role="alert">
      <p><strong>{words.brokenTitle}</strong></p>
      <p>{words.brokenLead}</p>
      <ul>{broken.slice(0, 30).map((line) => <li key={line}><a href={`/admin/prov/${(line.split(':')[0] ?? '')}`}>{line.split(':').slice(0, 2).join(':')}</a>{line.replace(/^[^:]*:\d+/, '')}</li>)}</ul>
    </div>
  );
}

/** Tries what was chosen against the whole, and publishes it where it holds. */
export async function publish(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const desk = await deskOf(port);
  const wanted = call.form.all('utkast');
  const chosen = desk.drafts.filter((draft) => draft.kind !== 'source' && wanted.includes(keyOf(draft)) && isReached(call.account, draft));
  if (wanted.length === 0) return publishPage(port, call, { say: words.notChosen });
  if (chosen.length < wanted.length) return publishPage(port, call, { say: words.draftGone });
  const made = withDrafts(desk.files, desk.overlay, chosen, desk.drafts);
  if ('wrong' in made) return publishPage(port, call, { wrong: made.wrong });
  const knowledge = overlaid(desk.files, made.overlay);
  const wrong = checkWhole(knowledge);
  if (wrong.size > 0) return publishPage(port, call, { wrong });
  const changed = changedBetween(desk.files, desk.overlay, made.overlay);
  const { played, broken } = await port.playGolden(knowledge, ofRegions(allGolden(port.goldenFiles(), made.overlay), regionsOf(knowledge, changed)));
  const why = call.form.one('skal').trim().slice(0, 500);
  if (broken.length > 0 && why === '') return publishPage(port, call, { broken });
  const done = await port.publish({ overlay: made.overlay, at: call.at, account: call.account.id, name: call.account.name, ...(why === '' ? {} : { why }) }, desk.id);
  if (!done) return publishPage(port, call, { say: words.meanwhile });
  await call.audit('knowledge.published', { to: chosen.map(({ id }) => id).join(', ').slice(0, 300), ...(why === '' ? {} : { more: 'with a reason' }) });
  const used = desk.drafts.filter((draft) => draft.kind === 'source' && made.overlay.sources[draft.id] !== undefined);
  for (const { kind, id, version } of [...chosen, ...used]) await port.editing.dropDraft(kind, id, version);
  return { to: '/admin/kunskap/historik', told: broken.length > 0 ? words.publishedAnyway(broken.length) : words.publishedTold(chosen.length, played) };
}
