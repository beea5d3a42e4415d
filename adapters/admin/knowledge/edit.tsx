import { servicesOf } from '../../../src/editing/changes.ts';
import type { Written } from '../../../src/editing/changes.ts';
import type { Wrong } from '../../../src/editing/check.ts';
import { formOf, sayWrong } from '../../../src/editing/check.ts';
import { actorForm, cellsFrom, fieldsIn, serviceForm, withCells } from '../../../src/editing/fields.ts';
import type { Cells } from '../../../src/editing/fields.ts';
import { isSame } from '../../../src/editing/same.ts';
import { Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { actorOn, deskOf, isServiceTaken, withNewSources, wrongWith } from './desk.ts';
import type { Desk, OnDesk } from './desk.ts';
import { cellsIn, Groups, SourceList, withSources } from './inputs.tsx';
import type { Filling } from './inputs.tsx';
import { orderLinks, orderName } from './order.tsx';
import type { KnowledgePort } from './port.ts';
import { conflictPage, keep, seenBefore, SeenInputs } from './saving.tsx';
import { knowledgeWords, placeName } from './words.ts';
import type { KnowledgeWords } from './words.ts';

const [ofActor, ofService] = [fieldsIn(actorForm), fieldsIn(serviceForm)];
type Seen = Pick<OnDesk, 'mark' | 'shown'>;
type Showing = { port: KnowledgePort; call: Call; desk: Desk; one: OnDesk };

async function showing(port: KnowledgePort, call: Call): Promise<Showing> {
  const desk = await deskOf(port);
  return { port, call, desk, one: actorOn(desk, call.params['actor'] ?? '') };
}

function fillingOf({ port, call, desk }: Showing, cells: Cells, wrong: readonly Wrong[]): Filling {
  return { words: knowledgeWords(call.language), language: call.language, knowledge: withNewSources(desk), label: port.label, cells, wrong };
}

/** The form of an actor. */
export async function editActorPage(port: KnowledgePort, call: Call): Promise<Answer> {
  const at = await showing(port, call);
  const { form, whole } = wrongWith(at.desk, at.one);
  return actorFormPage(at, cellsFrom(ofActor, at.one.shown), [...form, ...(at.one.draft ? whole : [])], at.one);
}

function actorFormPage(at: Showing, cells: Cells, wrong: readonly Wrong[], seen: Seen, status = 200): Answer {
  const { call, one } = at;
  const of = fillingOf(at, cells, wrong);
  return {
    title: of.words.editTitle(one.name),
    status,
    body: (
      <>
        <p><a href={`/admin/kunskap/aktor/${one.id}`}>{one.name}</a></p>
        <WrongList of={of} blocked={status !== 200} />
        <Form of={call} to={`/admin/kunskap/aktor/${one.id}/andra`} class="knowledge">
          <SeenInputs mark={seen.mark} shown={seen.shown} />
          <Groups of={of} groups={actorForm} open={2} />
          <SourceList of={of} />
          <button>{of.words.save}</button>
        </Form>
      </>
    ),
  };
}

/** What is wrong that no field of this page shows, and how much that is in all. */
export function WrongList({ of: { words, wrong }, blocked }: { of: Filling; blocked: boolean }) {
  if (wrong.length === 0) return null;
  return (
    <div class="warn" role={blocked ? 'alert' : undefined}>
      <p><strong>{blocked ? words.wrongLead(wrong.length) : words.wrongWhole}</strong></p>
      <ul>{wrong.slice(0, 20).map((one) => <li key={one.path + one.problem}>{one.path === '' ? '' : `${placeName(words, one.path)}: `}{sayWrong(one)}</li>)}</ul>
    </div>
  );
}

/** Keeps what was written of an actor as a draft. */
export async function saveActor(port: KnowledgePort, call: Call): Promise<Answer> {
  const at = await showing(port, call);
  const { cells, wrong: unknown } = withSources(cellsIn(ofActor, call.form.all), fillingOf(at, {}, []));
  return save(at, unknown, (base) => withCells(ofActor, base, cells) as Written, (wrong) => actorFormPage(at, cells, wrong, seenBefore(call, at.one), 422));
}

/** Keeps it where nobody else has been there since it was shown; shows both where somebody has. */
async function save(at: Showing, unknown: readonly Wrong[], change: (base: Written) => Written, again: (wrong: readonly Wrong[]) => Answer): Promise<Answer> {
  const { port, call, one } = at;
  const words = knowledgeWords(call.language);
  const to = `/admin/kunskap/aktor/${one.id}`;
  const seen = seenBefore(call, one);
  const form = formOf(change(seen.shown));
  if ('wrong' in form || unknown.length > 0) return again([...('wrong' in form ? form.wrong : []), ...unknown]);
  const mine = form.actor;
  if (one.mark !== seen.mark) return conflictPage(call, one, mine, seen.shown);
  if (isSame(mine, one.shown)) return { to, told: words.unchanged };
  return (await keep(port, call, one, mine)) ? { to, told: words.saved } : conflictPage(call, actorOn(await deskOf(port), one.id), mine, seen.shown);
}

/** The form of a service, or of a new one. */
export async function editServicePage(port: KnowledgePort, call: Call): Promise<Answer> {
  const at = await showing(port, call);
  const { service, place } = serviceOn(at.one, call.params['service']);
  const { form, whole } = wrongWith(at.desk, at.one);
  return serviceFormPage(at, cellsFrom(ofService, service), at.one.draft ? within([...form, ...whole], place) : [], at.one);
}

function serviceOn({ shown }: OnDesk, id: string | undefined): { service: Readonly<Record<string, unknown>>; place: number } {
  const services = servicesOf(shown);
  const place = id === undefined ? services.length : services.findIndex((one) => one['id'] === id);
  if (place < 0) throw new NotHere();
  return { service: services[place] ?? {}, place };
}

/** What is wrong in one service, by paths of its own. */
function within(wrong: readonly Wrong[], place: number): Wrong[] {
  const start = `services.${place}.`;
  return wrong.flatMap((one) => (one.path.startsWith(start) ? [{ ...one, path: one.path.slice(start.length) }] : []));
}

function serviceFormPage(at: Showing, cells: Cells, wrong: readonly Wrong[], seen: Seen, status = 200): Answer {
  const { call, one } = at;
  const id = call.params['service'];
  const of = fillingOf(at, cells, wrong);
  const actor = `/admin/kunskap/aktor/${one.id}`;
  const fault = wrong.find(({ path }) => path === 'id');
  return {
    title: id === undefined ? of.words.newServiceTitle(one.name) : of.words.serviceTitle(cells[`name.${call.language}`] || cells['name.sv'] || id),
    status,
    body: (
      <>
        <p><a href={actor}>{one.name}</a></p>
        <WrongList of={of} blocked={status !== 200} />
        <Form of={call} to={id === undefined ? `${actor}/ny-tjanst` : `${actor}/tjanst/${id}`} class="knowledge">
          <SeenInputs mark={seen.mark} shown={seen.shown} />
          {id === undefined && <Field name="id" label={of.words.fields.id} value={cells['id'] ?? ''} hint={of.words.newServiceHint} fault={fault && sayWrong(fault)} required />}
          <Groups of={of} groups={serviceForm} open={1} />
          <SourceList of={of} />
          <button>{of.words.save}</button>
        </Form>
        {id !== undefined && <OrderWays at={at} words={of.words} service={id} />}
      </>
    ),
  };
}

/** The ways to the orders that a service stands in. */
function OrderWays({ at: { desk, call }, words, service }: { at: Showing; words: KnowledgeWords; service: string }) {
  const ways = orderLinks(desk, call, service);
  return ways.length === 0 ? null : <><h2>{words.ways.order}</h2><ul class="plain-list">{ways.map((id) => <li key={id}><a href={`/admin/kunskap/ordning/${id}`}>{orderName(words, desk.now, id, call.language)}</a></li>)}</ul></>;
}

/** Keeps what was written of a service in the draft of its actor. */
export async function saveService(port: KnowledgePort, call: Call): Promise<Answer> {
  const at = await showing(port, call);
  const id = call.params['service'];
  if (id !== undefined) serviceOn(at.one, id);
  const seen = seenBefore(call, at.one);
  const there = servicesOf(seen.shown).findIndex((one) => one['id'] === id);
  const place = there < 0 ? servicesOf(seen.shown).length : there;
  const read = withSources(cellsIn(ofService, call.form.all), fillingOf(at, {}, []), `services.${place}.`);
  const cells = { ...read.cells, ...(id === undefined ? { id: call.form.one('id').trim() } : {}) };
  const placed = (base: Written) => ({ list: servicesOf(base), at: servicesOf(base).findIndex((one) => one['id'] === id) });
  const change = (base: Written): Written => {
    const { list, at: nth } = placed(base);
    const written = withCells(ofService, nth < 0 ? { id: id ?? cells['id'] } : list[nth], cells) as Record<string, unknown>;
    return { ...base, services: nth < 0 ? [...list, written] : list.map((one, i) => (i === nth ? written : one)) };
  };
  const words = knowledgeWords(call.language);
  const again = (wrong: readonly Wrong[]) => serviceFormPage(at, cells, within(wrong, place), seen, 422);
  if (id === undefined && isServiceTaken(at.desk, cells['id'] ?? '')) return again([{ path: `services.${place}.id`, problem: words.idTaken(cells['id'] ?? ''), instead: words.idInstead }]);
  return save(at, read.wrong, change, again);
}
