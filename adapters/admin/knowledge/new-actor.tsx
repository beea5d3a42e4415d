import { reaches } from '../../../src/accounts/account.ts';
import type { Written } from '../../../src/editing/changes.ts';
import { formOf, sayWrong } from '../../../src/editing/check.ts';
import type { Wrong } from '../../../src/editing/check.ts';
import { fieldsIn, firstServiceForm, newActorForm, withCells } from '../../../src/editing/fields.ts';
import type { Cells } from '../../../src/editing/fields.ts';
import { nameFrom } from '../../../src/editing/golden.ts';
import { Field, Form } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { deskOf, homesOn, isServiceTaken, longestId, withNewSources } from './desk.ts';
import type { Desk } from './desk.ts';
import { WrongList } from './edit.tsx';
import { cellsIn, ChoiceTold, Groups, SourceList, withSources } from './inputs.tsx';
import type { Filling } from './inputs.tsx';
import type { KnowledgePort } from './port.ts';
import { keep } from './saving.tsx';
import { knowledgeWords } from './words.ts';

const [ofActor, ofService] = [fieldsIn(newActorForm), fieldsIn(firstServiceForm)];
const service = 'services.0';

/** The form of an actor that is not there yet, and of its first service. */
export async function newActorPage(port: KnowledgePort, call: Call): Promise<Answer> {
  const desk = await deskOf(port);
  const [home] = homesFor(desk, call);
  const serves = home !== undefined && home.region.municipalities.length > 0 ? home.region.id : '';
  return formPage({ port, call, desk }, { status: 'active', gives: 'person', handover: 'introduce', serves }, []);
}

/** The regions that whoever asks may add an actor to. */
function homesFor({ now }: Desk, { account }: Call) {
  return now.regions.filter(({ region: { id } }) => reaches(account, { regions: [id], actors: [] }));
}

function formPage({ port, call, desk }: { port: KnowledgePort; call: Call; desk: Desk }, cells: Cells, wrong: readonly Wrong[]): Answer {
  const words = knowledgeWords(call.language);
  const of: Filling = { words, language: call.language, knowledge: withNewSources(desk), label: port.label, cells, wrong };
  const homes = homesFor(desk, call).map(({ region: { id, name } }) => ({ value: id, label: name[call.language] ?? name.sv }));
  const faultOf = (path: string) => { const found = wrong.find((one) => one.path === path); return found && sayWrong(found); };
  return {
    title: words.newActor,
    status: wrong.length > 0 ? 422 : 200,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        <p class="lead">{words.newActorLead}</p>
        <WrongList of={of} blocked={wrong.length > 0} />
        <Form of={call} to="/admin/kunskap/ny-aktor" class="knowledge">
          <ChoiceTold name="region" label={words.fields.region} hint={words.homeHint} value={call.form.one('region') || (homes[0]?.value ?? '')} options={homes} fault={faultOf('region')} />
          <Groups of={of} groups={newActorForm} open={3} />
          <h2>{words.firstService}</h2>
          <p class="soft">{words.firstServiceLead}</p>
          <Groups of={of} groups={firstServiceForm} at={service} />
          <SourceList of={of} />
          <details class="part" open={wrong.some(({ path }) => path === 'id' || path === `${service}.id`)}>
            <summary><h2>{words.ids}</h2></summary>
            <div class="fields">
              <Field name="id" label={words.actorColumn} value={call.form.one('id')} hint={words.actorIdHint} fault={faultOf('id')} />
              <Field name={`${service}.id`} label={words.serviceColumn} value={call.form.one(`${service}.id`)} hint={words.actorIdHint} fault={faultOf(`${service}.id`)} />
            </div>
          </details>
          <button>{words.save}</button>
        </Form>
      </>
    ),
  };
}

/** Keeps an actor that is new as a draft, from where it goes the way of all others. */
export async function addActor(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const desk = await deskOf(port);
  const home = homesFor(desk, call).find(({ region }) => region.id === call.form.one('region'));
  const { cells, wrong: unknown } = withSources({ ...cellsIn(ofActor, call.form.all), ...cellsIn(ofService, call.form.all, service) }, { words, knowledge: withNewSources(desk) });
  const id = call.form.one('id').trim() || idFrom(cells['name']);
  const serviceId = call.form.one(`${service}.id`).trim() || [id, idFrom(cells[`${service}.name.sv`])].filter(Boolean).join('-').slice(0, longestId).replace(/-+$/, '');
  const written = { ...withCells(ofActor, { id }, cells) as Written, services: [withCells(ofService, { id: serviceId }, cells, service) as Written] };
  const form = formOf(written);
  const wrong: Wrong[] = [...(home ? [] : [{ path: 'region', problem: words.notYourRegion, instead: words.chooseRegion }]), ...('wrong' in form ? form.wrong.filter(({ path }) => !((path === 'id' && id === '') || (path === `${service}.id` && serviceId === ''))) : []), ...unknown, ...(id === '' && (cells['name'] ?? '').trim() !== '' ? [{ path: 'id', problem: words.noId, instead: words.idInstead }] : []), ...takenBy(desk, id, serviceId).map((path): Wrong => ({ path, problem: words.idTaken(path === 'id' ? id : serviceId), instead: words.idInstead }))];
  if (!home || 'wrong' in form || wrong.length > 0) return formPage({ port, call, desk }, cells, wrong);
  const kept = await keep(port, call, { id, region: home.region.id, draft: undefined }, form.actor);
  return kept ? { to: `/admin/kunskap/aktor/${id}`, told: words.saved } : formPage({ port, call, desk }, cells, [{ path: 'id', problem: words.idTaken(id), instead: words.idInstead }]);
}

/** An id from a name; nothing where the name has no letter that an id may have. */
function idFrom(name = ''): string {
  return /[a-z0-9]/.test(name.toLowerCase().normalize('NFD')) ? nameFrom(name).replace(/-+$/, '') : '';
}

/** Which of the ids is another's already, in what holds or in a draft, or is too long to be one. */
function takenBy(desk: Desk, id: string, serviceId: string): string[] {
  return [...(homesOn(desk).has(id) || id.length > longestId ? ['id'] : []), ...(isServiceTaken(desk, serviceId) ? [`${service}.id`] : [])];
}
