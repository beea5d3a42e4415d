import { markOf } from '../../../src/editing/same.ts';
import { Source } from '../../../src/knowledge/schema.ts';
import { may } from '../../../src/accounts/account.ts';
import { Field, Form } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { deskOf } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords } from './words.ts';

type Faults = Partial<Record<'id' | 'title' | 'publisher' | 'url' | 'dated' | 'date', string>>;

/** All sources, and a new one to add. */
export async function sourcesPage(port: KnowledgePort, call: Call, faults: Faults = {}): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const { now, newSources } = await deskOf(port);
  const all = Object.entries({ ...now.sources, ...newSources }).sort(([a], [b]) => (a < b ? -1 : 1));
  const value = (name: string) => call.form.one(name);
  return {
    title: words.sources,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        <p>{words.sourcesLead}</p>
        {may(call.account, 'edit') && (
          <details class="part" open={Object.keys(faults).length > 0}>
            <summary><h2>{words.newSource}</h2></summary>
            <Form of={call} to="/admin/kunskap/kallor">
              <Field name="id" label={words.sourceId} hint={words.sourceIdHint} value={value('id')} fault={faults.id} required />
              <Field name="title" label={words.title} value={value('title')} fault={faults.title} required />
              <Field name="publisher" label={words.publisher} value={value('publisher')} fault={faults.publisher} required />
              <Field name="url" label={words.url} type="url" value={value('url')} fault={faults.url} />
              <Field name="dated" label={words.dated} value={value('dated')} fault={faults.dated} required />
              <Field name="date" label={words.date} hint={words.dateHint} value={value('date')} fault={faults.date} />
              <button>{words.addThis}</button>
            </Form>
          </details>
        )}
        <div class="scroll" role="group" tabIndex={0} aria-label={words.sources}>
          <table>
            <thead><tr><th scope="col">{words.sourceId}</th><th scope="col">{words.title}</th><th scope="col">{words.publisher}</th><th scope="col">{words.dated}</th></tr></thead>
            <tbody>
              {all.map(([id, { title, publisher, url, dated }]) => (
                <tr key={id}>
                  <th scope="row">{id} {now.sources[id] === undefined && <><span class="tag">{words.waits}</span>{may(call.account, 'edit') && <Form of={call} to={`/admin/kunskap/kallor/${id}/kasta`} class="inline"><button class="danger">{words.discard}<span class="hidden"> {id}</span></button></Form>}</>}</th>
                  <td>{/^https?:\/\//.test(url) ? <a href={url} rel="noreferrer">{title}</a> : title}</td><td>{publisher}</td><td>{dated}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  };
}

/** Keeps a new source, to be chosen in forms from now on. */
export async function addSource(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const { now, newSources } = await deskOf(port);
  const told = (name: string) => call.form.one(name).trim().slice(0, 500);
  const id = told('id');
  const [url, date] = [told('url'), told('date')];
  const faults: Faults = {
    ...(/^[a-z0-9][a-z0-9_]+$/.test(id) ? now.sources[id] !== undefined || newSources[id] !== undefined ? { id: words.sourceTaken } : {} : { id: words.sourceIdWrong }),
    ...Object.fromEntries((['title', 'publisher', 'dated'] as const).flatMap((name) => (told(name) === '' ? [[name, words.missing]] : []))),
    ...(url === '' || /^https?:\/\/[^\s]+$/.test(url) ? {} : { url: words.urlWrong }),
    ...(date === '' || isDay(date) ? {} : { date: words.dateWrong }),
  };
  if (Object.keys(faults).length > 0) return sourcesPage(port, call, faults);
  const source = Source.parse({ title: told('title'), publisher: told('publisher'), url, dated: told('dated'), ...(date === '' ? {} : { date }) });
  const body = JSON.stringify(source);
  const kept = await port.editing.putDraft({ kind: 'source', id, region: '', version: markOf([body, call.at]), body, account: call.account.id, name: call.account.name, at: call.at }, undefined);
  if (!kept) return sourcesPage(port, call, { id: words.sourceTaken });
  await call.audit('source.drafted', { to: id });
  return { to: '/admin/kunskap/kallor', told: words.sourceAdded };
}

/** Whether a text is a year, a month or a day that there is. */
function isDay(text: string): boolean {
  const at = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? new Date(text) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Takes away a source that nothing has been published with: to be written anew, where it was wrong. */
export async function discardSource(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const { source = '' } = call.params;
  const draft = await port.editing.draft('source', source);
  const gone = draft !== undefined && await port.editing.dropDraft('source', source, draft.version);
  if (gone) await call.audit('source.discarded', { to: source });
  return { to: '/admin/kunskap/kallor', told: gone ? words.discarded : words.draftGone };
}
