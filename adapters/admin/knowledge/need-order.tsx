import { may, reaches } from '../../../src/accounts/account.ts';
import { byPlaces, firstOf, stepped } from '../../../src/editing/order.ts';
import { orderId, orderIn, tried } from '../../../src/editing/publication.ts';
import { isSame, markOf } from '../../../src/editing/same.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import { Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { Changes } from './changes.tsx';
import { deskOf } from './desk.ts';
import type { Desk } from './desk.ts';
import { needName, orderChanges, regionName, saidOrder, servicesIn } from './order.tsx';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

type Showing = { port: KnowledgePort; call: Call; words: KnowledgeWords; desk: Desk; region: string; need: string; to: string; /** As it holds. */ holds: readonly string[]; draft: KeptDraft | undefined; /** As the draft has it, or as it holds. */ shown: readonly string[]; mark: string };

async function showing(port: KnowledgePort, call: Call): Promise<Showing> {
  const desk = await deskOf(port);
  const { region = '', need = '' } = call.params;
  const holds = tried(desk.now, region, need);
  if (!holds) throw new NotHere();
  const draft = desk.drafts.find(({ kind, id }) => kind === 'order' && id === orderId(region, need));
  const shown = draft ? firstOf(holds, orderIn(draft.body)) : holds;
  return { port, call, words: knowledgeWords(call.language), desk, region, need, to: `/admin/kunskap/ordning/${region}/${need}`, holds, draft, shown, mark: markOf(shown) };
}

/** The services that answer a need, in the order in which they are tried, each with its place to change. */
export async function needOrderPage(port: KnowledgePort, call: Call): Promise<Answer> {
  return needPage(await showing(port, call), {});
}

function needPage(at: Showing, faults: Readonly<Record<string, string>>): Answer {
  const { call, words, desk, region, need, to, shown, mark, draft } = at;
  const changes = may(call.account, 'publish') && reaches(call.account, { regions: [region], actors: [] });
  return {
    title: words.orderOf(needName(desk.now, need, call.language)),
    status: Object.keys(faults).length > 0 ? 422 : 200,
    body: (
      <>
        <p><a href={`/admin/kunskap/ordning/${region}`}>{words.ways.order}: {regionName(desk.now, region, call.language)}</a></p>
        {draft && <DraftPart at={at} draft={draft} edits={changes} />}
        {shown.length === 0 ? <p>{words.nobodyAnswers}</p> : <p>{words.needLead} {desk.overlay.routing[region]?.[need] !== undefined && words.orderHeld}</p>}
        {shown.length > 0 && (changes && shown.length > 1 ? (
          <Form of={call} to={to} class="knowledge">
            <input type="hidden" name="sett" value={mark} />
            {/* What Enter in a field presses: not the first button that moves something. */}
            <button class="hidden" tabIndex={-1} aria-hidden="true">{words.save}</button>
            <Places at={at} faults={faults} />
            <button name="spara" value="ja">{words.save}</button>
          </Form>
        ) : <ol>{shown.map((id) => <li key={id}><ServiceName at={at} id={id} /></li>)}</ol>)}
      </>
    ),
  };
}

function Places({ at: { call, words, desk, shown }, at, faults }: { at: Showing; faults: Readonly<Record<string, string>> }) {
  const known = servicesIn(desk.now);
  return (
    <ol class="plain-list places">
      {shown.map((id, i) => {
        const name = known.get(id)?.service.name;
        const said = name?.[call.language] ?? name?.sv ?? id;
        const written = call.form.one(`plats:${id}`);
        return (
          <li key={id} id={`plats-${id}`} class="place">
            <input type="hidden" name="rad" value={id} />
            <Field name={`plats:${id}`} label={words.placeOf(said)} type="number" value={faults[id] === undefined && Object.keys(faults).length === 0 ? String(i + 1) : written} fault={faults[id]} class="short" />
            <p><ServiceName at={at} id={id} /></p>
            <div class="actions">
              {i > 0 && <button class="second" name="flytta" value={`upp:${id}`}>{words.moveUp}<span class="hidden">: {said}</span></button>}
              {i < shown.length - 1 && <button class="second" name="flytta" value={`ner:${id}`}>{words.moveDown}<span class="hidden">: {said}</span></button>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function ServiceName({ at: { call, desk }, id }: { at: Showing; id: string }) {
  const one = servicesIn(desk.now).get(id);
  if (!one) return <>{id}</>;
  return <><strong>{one.service.name[call.language] ?? one.service.name.sv}</strong> <span class="soft"><a href={`/admin/kunskap/aktor/${one.actorId}`}>{one.actor}</a></span></>;
}

function DraftPart({ at: { call, words, desk, to }, draft, edits }: { at: Showing; draft: KeptDraft; edits: boolean }) {
  const changes = orderChanges(desk, draft);
  return (
    <section aria-labelledby="utkast">
      <h2 id="utkast">{words.draftBy(draft.name, timeOf(draft.at, call.language))}</h2>
      {changes.length === 0 ? <p>{words.noChanges}</p> : <Changes words={words} changes={saidOrder(desk.now, changes, call.language)} caption={words.changed} />}
      {edits && (
        <div class="actions">
          <a class="button" href="/admin/kunskap/publicera">{words.publish}</a>
          <Form of={call} to={`${to}/kasta`} class="inline"><input type="hidden" name="version" value={draft.version} /><button class="danger">{words.discard}</button></Form>
        </div>
      )}
    </section>
  );
}

/** Keeps an order as a draft, where nobody else has been there since it was shown; shows both where somebody has. */
export async function saveOrder(port: KnowledgePort, call: Call): Promise<Answer> {
  const at = await showing(port, call);
  const read = call.form.all('mitt').length > 0 ? chosen(at) : written(at);
  // With the numbers where they were written, and still held against what was seen then.
  if ('faults' in read) return needPage({ ...at, shown: firstOf(at.shown, call.form.all('rad')), mark: call.form.one('sett') }, read.faults);
  if (at.mark !== call.form.one('sett')) return isSame(read.order, at.shown) ? { to: at.to, told: at.words.unchanged } : conflictPage(at, read.order);
  if (isSame(read.order, at.shown)) return { to: at.to, told: at.words.unchanged };
  if (!(await keep(at, read.order))) return conflictPage(await showing(port, call), read.order);
  return { to: read.at === undefined ? at.to : `${at.to}#plats-${read.at}`, told: at.words.saved };
}

type Read = { order: readonly string[]; /** Which was moved by a button. */ at?: string } | { faults: Record<string, string> };

/** The order as the form has it, in which the rows stood as they were seen. What has come in the meantime follows after them. */
function written({ call, words, shown }: Showing): Read {
  const rows = [...new Set(call.form.all('rad'))].map((id) => ({ id, place: call.form.one(`plats:${id}`).trim() }));
  const faults = Object.fromEntries(rows.flatMap(({ id, place }) => (/^[1-9]\d{0,2}$/.test(place) ? [] : [[id, words.placeWrong]])));
  if (Object.keys(faults).length > 0) return { faults };
  const order = firstOf(shown, byPlaces(rows.map(({ id }) => id), rows.map(({ place }) => Number(place))));
  const [, way, id] = /^(upp|ner):(.+)$/.exec(call.form.one('flytta')) ?? [];
  return id === undefined ? { order } : { order: stepped(order, id, way === 'upp' ? -1 : 1), at: id };
}

/** What was chosen between two orders. */
function chosen({ call, shown }: Showing): { order: readonly string[]; at?: string } {
  return { order: call.form.one('val') === 'deras' ? shown : firstOf(shown, call.form.all('mitt')) };
}

async function keep({ port, call: { account, at, audit }, region, need, draft }: Showing, order: readonly string[]): Promise<boolean> {
  const body = JSON.stringify(order);
  const kept = await port.editing.putDraft({ kind: 'order', id: orderId(region, need), region, version: markOf([body, at, account.id]), body, account: account.id, name: account.name, at }, draft?.version);
  if (kept) await audit('order.drafted', { to: orderId(region, need) });
  return kept;
}

/** Two have changed the same order: the second chooses which. */
function conflictPage({ call, words, desk, to, shown, mark, draft }: Showing, mine: readonly string[]): Answer {
  const [change] = saidOrder(desk.now, [{ field: 'order', from: shown, to: mine }], call.language);
  return {
    title: words.conflict,
    status: 409,
    body: (
      <>
        <p class="lead">{words.orderConflictLead(draft?.name ?? words.someone)}</p>
        <Form of={call} to={to} class="knowledge">
          <input type="hidden" name="sett" value={mark} />
          {mine.map((id) => <input key={id} type="hidden" name="mitt" value={id} />)}
          <fieldset>
            <legend>{words.ways.order}</legend>
            <label class="check"><input type="radio" name="val" value="mitt" checked /><span><strong>{words.mine}:</strong>{'\n'}<span class="said">{String(change?.to ?? '')}</span></span></label>
            <label class="check"><input type="radio" name="val" value="deras" /><span><strong>{words.theirs}:</strong>{'\n'}<span class="said">{String(change?.from ?? '')}</span></span></label>
          </fieldset>
          <button>{words.keepChosen}</button>
        </Form>
      </>
    ),
  };
}

/** Takes a draft of an order away. */
export async function discardOrder(port: KnowledgePort, call: Call): Promise<Answer> {
  const { words, to, region, need } = await showing(port, call);
  const gone = await port.editing.dropDraft('order', orderId(region, need), call.form.one('version'));
  if (gone) await call.audit('order.discarded', { to: orderId(region, need) });
  return { to, told: gone ? words.discarded : words.draftGone };
}
