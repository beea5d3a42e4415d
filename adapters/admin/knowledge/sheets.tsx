import { may, reaches } from '../../../src/accounts/account.ts';
import { withChanges } from '../../../src/editing/changes.ts';
import type { Written } from '../../../src/editing/changes.ts';
import { formOf } from '../../../src/editing/check.ts';
import { readSheets } from '../../../src/editing/read-sheet.ts';
import { kinds, nameOfSheet, sheetsOf } from '../../../src/editing/sheet.ts';
import type { SheetChange, SheetFault, SheetNames } from '../../../src/editing/sheet.ts';
import type { Language } from '../../../src/events.ts';
import { Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { Changes } from './changes.tsx';
import { actorOn, deskOf, homesOn } from './desk.ts';
import type { Desk } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { keep } from './saving.tsx';
import { uploaded } from './upload.ts';
import { columnName, fieldName, knowledgeWords } from './words.ts';
import type { KnowledgeWords } from './words.ts';
import { fromWorkbook, toWorkbook } from './workbook.ts';

/** A file may be so large. */
export const mostBytes = 2_000_000;

/** The names in the reader's language first; those of both are read. */
export function sheetNames(language: Language): SheetNames {
  const both = [knowledgeWords(language), knowledgeWords(language === 'sv' ? 'en' : 'sv')];
  const each = (of: (words: KnowledgeWords) => string) => both.map(of);
  return { actors: each((words) => words.actorsSheet), services: each((words) => words.servicesSheet), list: (path) => each((words) => fieldName(words, path)), actorId: each((words) => words.actorColumn), serviceId: each((words) => words.serviceColumn), row: each((words) => words.rowColumn), column: (cell) => each((words) => columnName(words, cell)) };
}

/** The way out to a spreadsheet, and back in. */
export async function sheetsPage(port: KnowledgePort, call: Call, fault?: string): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const { now } = await deskOf(port);
  const regions = now.regions.filter(({ region: { id }, actors }) => reachesAny(call, id, actors.map((actor) => actor.id)));
  return {
    title: words.ways.sheet,
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <p><a href="/admin/kunskap">{words.section}</a></p>
        <p>{words.sheetLead}</p>
        <ul class="plain-list">{regions.map(({ region: { id, name } }) => <li key={id}><a class="button second" href={`/admin/kunskap/excel/${id}`}>{words.download(name[call.language] ?? name.sv)}</a></li>)}</ul>
        <h2>{words.upload}</h2>
        <Form of={call} to={`/admin/kunskap/excel?csrf=${encodeURIComponent(call.csrf)}`} file class="narrow">
          <div class="field file">
            <label for="fil">{words.file}</label>
            <input id="fil" type="file" name="fil" accept=".xlsx" required {...(fault === undefined ? {} : { 'aria-describedby': 'fil-fel', 'aria-invalid': 'true' as const })} />
            {fault !== undefined && <p class="fault" id="fil-fel" role="alert">{fault}</p>}
          </div>
          <button>{words.read}</button>
        </Form>
      </>
    ),
  };
}

function reachesAny({ account }: Call, region: string, actors: readonly string[]): boolean {
  return actors.some((actor) => reaches(account, { regions: [region], actors: [actor] }));
}

/** What is shown of the actors that an account edits, drafts before what holds. */
function editable({ account }: Call, desk: Desk, within?: string): Map<string, Written> {
  return new Map([...homesOn(desk)].filter(([id, region]) => (within === undefined || region === within) && reaches(account, { regions: [region], actors: [id] }))
    .map(([id]) => [id, actorOn(desk, id).shown]));
}

/** A region's actors and services as a workbook. */
export async function sheetFile(port: KnowledgePort, call: Call): Promise<Answer> {
  const desk = await deskOf(port);
  const region = call.params['region'] ?? '';
  const actors = editable(call, desk, region);
  if (actors.size === 0) throw new NotHere();
  await call.audit('knowledge.exported', { to: region });
  return { file: await toWorkbook(sheetsOf([...actors.values()], sheetNames(call.language))), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `ratt-dorr-${region}-${call.at.slice(0, 10)}.xlsx` };
}

/** Reads a workbook, and shows what it changes. Nothing is kept yet. */
export async function readSheet(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const got = await uploaded(call.request, mostBytes);
  if ('fault' in got) return sheetsPage(port, call, got.fault === 'too_big' ? words.tooBig : words.noFile);
  const tables = await fromWorkbook(got.file);
  if (!tables) return sheetsPage(port, call, words.notSheet);
  const names = sheetNames(call.language);
  if (!tables.some(({ name }) => kinds.flatMap((kind) => nameOfSheet(kind, names)).some((one) => one.toLowerCase() === name.trim().toLowerCase()))) return sheetsPage(port, call, words.noSheets);
  const desk = await deskOf(port);
  const { changes, faults } = readSheets(tables, editable(call, desk), names);
  return {
    title: words.diffTitle,
    body: (
      <>
        <p><a href="/admin/kunskap/excel">{words.ways.sheet}</a></p>
        {faults.length > 0 && <div class="warn"><p><strong>{words.faultsTitle}</strong></p><ul>{faults.slice(0, 100).map((one, i) => <li key={i}>{words.fault(one.sheet, one.row, one.column, sayFault(words, one))}</li>)}</ul><p>{words.mendFirst}</p></div>}
        {changes.length === 0 ? <p>{words.diffNone}</p> : (
          <Form of={call} to="/admin/kunskap/excel/utkast" class="knowledge">
            {changes.map((one) => (
              <section key={one.actor}>
                <input type="hidden" name="andring" value={JSON.stringify(one)} />
                <Changes words={words} changes={one.changes} caption={actorOn(desk, one.actor).name} />
              </section>
            ))}
            <button>{words.makeDrafts}</button>
          </Form>
        )}
      </>
    ),
  };
}

function sayFault(words: KnowledgeWords, { fault }: SheetFault): string {
  switch (fault.kind) {
    case 'unknown_column': return words.unknownColumn;
    case 'missing_column': return words.missingColumn;
    case 'twice': return words.twice;
    case 'twice_numbered': return words.twiceNumbered;
    case 'bad_number': return words.badNumber;
    case 'none_taken': return words.noneTaken;
    case 'unknown_actor': return words.unknownActor(fault.id);
    case 'unknown_service': return words.unknownService(fault.id);
    case 'wrong': return fault.text;
  }
}

/** Keeps what was shown as drafts, where nobody has changed the actor since. */
export async function keepSheet(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = knowledgeWords(call.language);
  const desk = await deskOf(port);
  const reach = editable(call, desk);
  const missed: string[] = [];
  let kept = 0;
  for (const { actor, mark, changes } of call.form.all('andring').flatMap(changeIn)) {
    if (!reach.has(actor)) continue;
    const one = actorOn(desk, actor);
    const written = withChanges(one.shown, changes);
    const form = formOf(written);
    if (one.mark === mark && 'actor' in form && form.actor.id === actor && await keep(port, call, one, written)) kept += 1;
    else missed.push(one.name);
  }
  return { to: kept > 0 && may(call.account, 'publish') ? '/admin/kunskap/publicera' : '/admin/kunskap', told: [words.draftsMade(kept), ...(missed.length > 0 ? [words.draftsMissed(missed.join(', '))] : [])].join(' ') };
}

/** What the page before carried, where it is what it was. */
function changeIn(text: string): SheetChange[] {
  try {
    const { actor, mark, changes } = JSON.parse(text) as Partial<SheetChange>;
    return typeof actor === 'string' && typeof mark === 'string' && Array.isArray(changes) && changes.every((one) => typeof one.field === 'string' && one.field !== '') ? [{ actor, mark, changes }] : [];
  } catch {
    return [];
  }
}
