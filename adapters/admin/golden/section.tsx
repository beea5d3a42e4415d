import { may, reaches } from '../../../src/accounts/account.ts';
import { allGolden, nameFrom } from '../../../src/editing/golden.ts';
import { markOf } from '../../../src/editing/same.ts';
import type { Language } from '../../../src/events.ts';
import type { KeptDraft } from '../../../src/store/editing.ts';
import { Choice, Field, Form } from '../form.tsx';
import { deskOf } from '../knowledge/desk.ts';
import type { Desk } from '../knowledge/desk.ts';
import { regionName } from '../knowledge/order.tsx';
import type { KnowledgePort } from '../knowledge/port.ts';
import { NotHere, Refusal } from '../route.ts';
import type { Answer, Call, ClosedRoute, Deeds, Section } from '../route.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';

const wordsIn = (language: Language) => (language === 'sv' ? sv : en);
const mostChars = 20_000;

/** The pages with golden conversations: read, written, played, and made from real ones. */
export function goldenSection(port: KnowledgePort): Section {
  // A region's, never an actor's: they are made of what companies have said to any of its actors.
  const of: NonNullable<ClosedRoute['of']> = async ({ region = '' }) => ((await deskOf(port)).now.regions.some((one) => one.region.id === region) ? { regions: [region], actors: [] } : undefined);
  const ofConversation: NonNullable<ClosedRoute['of']> = async ({ conversation = '' }) => {
    const scope = await port.scopeOf(conversation);
    return scope && { regions: [scope.region], actors: [] };
  };
  return {
    id: 'prov', name: { sv: sv.section, en: en.section }, right: 'label', path: '/prov', manual: GoldenManual, deeds,
    routes: [
      { method: 'get', path: '/prov', right: 'label', run: (call) => listPage(port, call) },
      { method: 'post', path: '/prov', right: 'label', run: (call) => make(port, call) },
      { method: 'post', path: '/prov/fran/:conversation', right: 'label', of: ofConversation, run: (call) => makeFrom(port, call) },
      { method: 'get', path: '/prov/:region/:name', right: 'label', of, run: (call) => onePage(port, call) },
      { method: 'post', path: '/prov/:region/:name', right: 'label', of, run: (call) => save(port, call) },
      { method: 'post', path: '/prov/:region/:name/kasta', right: 'label', of, run: (call) => discard(port, call) },
    ],
  };
}

type One = { id: string; text: string | undefined; draft: KeptDraft | undefined; from: 'file' | 'published' | 'draft' };

function allOf(port: KnowledgePort, { overlay, drafts }: Desk): One[] {
  const files = port.goldenFiles();
  const hold = allGolden(files, overlay);
  const ofDrafts = drafts.filter(({ kind }) => kind === 'golden');
  const ids = [...new Set([...Object.keys(hold), ...ofDrafts.map(({ id }) => id)])].sort();
  return ids.map((id) => {
    const draft = ofDrafts.find((one) => one.id === id);
    return { id, text: draft?.body ?? hold[id], draft, from: draft ? 'draft' : overlay.golden[id] === undefined ? 'file' : 'published' };
  });
}

async function listPage(port: KnowledgePort, call: Call, fault?: string): Promise<Answer> {
  const words = wordsIn(call.language);
  const desk = await deskOf(port);
  const all = allOf(port, desk);
  const regions = desk.now.regions.filter(({ region: { id } }) => reaches(call.account, { regions: [id], actors: [] }));
  const told = { file: words.fromFile, published: words.published, draft: words.draft };
  return {
    title: words.section,
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <details class="part" open={fault !== undefined}>
          <summary><h2>{words.make}</h2></summary>
          <Form of={call} to="/admin/prov">
            <Field name="title" label={words.title} value={call.form.one('title')} fault={fault} maxLength={120} required />
            <Choice name="region" label={words.region} value={call.form.one('region') || (call.account.region ?? '')} options={regions.map((one) => ({ value: one.region.id, label: regionName(desk.now, one.region.id, call.language) }))} />
            <button>{words.makeIt}</button>
          </Form>
        </details>
        {regions.map((region) => {
          const those = all.filter(({ id }) => id.startsWith(`${region.region.id}/`));
          return those.length > 0 && (
            <section key={region.region.id} aria-labelledby={`prov-${region.region.id}`}>
              <h2 id={`prov-${region.region.id}`}>{words.of(regionName(desk.now, region.region.id, call.language))}</h2>
              <ul class="plain-list">{those.map(({ id, text = '', from }) => <li key={id}><a href={`/admin/prov/${id}`}>{titleOf(text) || id}</a> {from !== 'file' && <span class="tag">{text.trim() === '' ? words.removed : told[from]}</span>}</li>)}</ul>
            </section>
          );
        })}
      </>
    ),
  };
}

function titleOf(text: string): string {
  return /^#+\s*(.+)$/m.exec(text)?.[1] ?? '';
}

async function oneOf(port: KnowledgePort, { params }: Call): Promise<One & { desk: Desk }> {
  const desk = await deskOf(port);
  const id = `${params['region'] ?? ''}/${params['name'] ?? ''}`;
  const found = allOf(port, desk).find((one) => one.id === id);
  if (!found) throw new NotHere();
  return { ...found, desk };
}

/** One conversation as text, what is wrong with how it is written, and how it goes when it is played. */
async function onePage(port: KnowledgePort, call: Call, mine?: string): Promise<Answer> {
  const words = wordsIn(call.language);
  const { id, text = '', draft, desk } = await oneOf(port, call);
  const wrong = text.trim() === '' ? undefined : port.readGolden(id, text);
  const plays = call.query.one('prova') !== '' && wrong === undefined && text.trim() !== '';
  const broken = plays ? (await port.playGolden(desk.now, { [id]: text })).broken : undefined;
  if (text.trim() !== '') await call.audit('golden.read', { to: id });
  return {
    title: titleOf(text) || id,
    status: mine === undefined ? 200 : 409,
    body: (
      <>
        <p><a href="/admin/prov">{words.section}</a></p>
        {mine !== undefined && <p class="warn" role="alert">{words.meanwhile}</p>}
        {draft && text.trim() === '' && <p class="warn">{words.removed}</p>}
        {wrong && <p class="warn"><strong>{words.line(wrong.line)}</strong>: <code>{lineOf(text, wrong.line)}</code><br />{wrong.problem}</p>}
        {broken && (broken.length === 0 ? <p class="told" role="status">{/^(Känt fel|Known failure):/m.test(text) ? words.known : words.went}</p> : <Broken words={words} text={text} broken={broken} />)}
        <Form of={call} to={`/admin/prov/${id}`} class="golden">
          <input type="hidden" name="sett" value={markOf(text)} />
          <Field name="text" label={words.text} hint={words.hint} lines={Math.min(40, Math.max(14, text.split('\n').length + 2))} value={text} />
          <button>{words.save}</button>
        </Form>
        {mine !== undefined && <><h2>{words.yours}</h2><pre>{mine}</pre></>}
        <Ways call={call} id={id} draft={draft} plays={!wrong && text.trim() !== ''} />
      </>
    ),
  };
}

function Ways({ call, id, draft, plays }: { call: Call; id: string; draft: KeptDraft | undefined; plays: boolean }) {
  const words = wordsIn(call.language);
  return (
    <div class="actions">
      {plays && <a class="button second" href={`/admin/prov/${id}?prova=1`}>{words.try}</a>}
      {draft && may(call.account, 'publish') && <a class="button second" href="/admin/kunskap/publicera">{words.publish}</a>}
      {draft && <Form of={call} to={`/admin/prov/${id}/kasta`} class="inline"><input type="hidden" name="version" value={draft.version} /><button class="danger">{words.discard}</button></Form>}
    </div>
  );
}

function Broken({ words, text, broken }: { words: typeof sv; text: string; broken: readonly string[] }) {
  return (
    <div class="warn" role="status">
      <p><strong>{words.broke}</strong></p>
      <ol class="plain-list">{broken.map((line) => {
        const [, at = '1', told = line] = /^[^:]*:(\d+): ([\s\S]*)$/.exec(line) ?? [];
        return <li key={line}><strong>{words.line(Number(at))}</strong>: <code>{lineOf(text, Number(at))}</code><br />{told}</li>;
      })}</ol>
    </div>
  );
}

function lineOf(text: string, line: number): string {
  return (text.split(/\r?\n/)[line - 1] ?? '').trim();
}

/** Keeps what was written as a draft, also where a line is wrong: that is told, and keeps it from being published. */
async function save(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = wordsIn(call.language);
  const text = call.form.one('text').replace(/\r\n?/g, '\n');
  const { id, text: shown = '', draft } = await oneOf(port, call);
  if (text.length > mostChars) throw new Refusal(413, words.tooLong);
  if (markOf(shown) !== call.form.one('sett') || !(await keep(port, call, id, text, draft?.version))) return onePage(port, call, text);
  const wrong = text.trim() === '' ? undefined : port.readGolden(id, text);
  return { to: `/admin/prov/${id}${wrong || text.trim() === '' ? '' : '?prova=1'}`, told: wrong ? words.savedWrong : words.saved };
}

async function keep(port: KnowledgePort, call: Call, id: string, text: string, instead?: string): Promise<boolean> {
  const { account, at } = call;
  const kept = await port.editing.putDraft({ kind: 'golden', id, region: id.split('/')[0] ?? '', version: markOf([text, at, account.id]), body: text, account: account.id, name: account.name, at }, instead);
  if (kept) await call.audit('golden.drafted', { to: id });
  return kept;
}

async function discard(port: KnowledgePort, call: Call): Promise<Answer> {
  const { id } = await oneOf(port, call);
  const words = wordsIn(call.language);
  if (!(await port.editing.dropDraft('golden', id, call.form.one('version')))) return { to: '/admin/prov', told: words.notDiscarded };
  await call.audit('golden.discarded', { to: id });
  return { to: '/admin/prov', told: words.discarded };
}

/** A new one, with the first lines there. */
async function make(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = wordsIn(call.language);
  const title = call.form.one('title').replace(/\s+/g, ' ').trim().slice(0, 120);
  const { now } = await deskOf(port);
  const region = now.regions.find(({ region: { id } }) => id === call.form.one('region') && reaches(call.account, { regions: [id], actors: [] }));
  if (title === '' || !region) return listPage(port, call, words.titleMissing);
  const door = region.region.coordinator?.actor ?? region.actors[0]?.id ?? '';
  return put(port, call, region.region.id, title, `# ${title}\n\nDörr: ${door}\nSpråk: svenska\n\nFöretaget: ${sv.first}\nAssistenten: (frågar)\n`);
}

/** A real conversation, in the form of a golden one. */
async function makeFrom(port: KnowledgePort, call: Call): Promise<Answer> {
  const words = wordsIn(call.language);
  const conversation = call.params['conversation'] ?? '';
  const title = call.form.one('title').replace(/\s+/g, ' ').trim().slice(0, 120) || words.from(call.at.slice(0, 10));
  const [scope, text] = await Promise.all([port.scopeOf(conversation), port.writeGolden(conversation, title)]);
  if (!scope || text === undefined) throw new NotHere();
  await call.audit('conversation.made_golden', { to: conversation });
  return put(port, call, scope.region, title, text, words.madeTold);
}

/** Under the first name that nobody has. */
async function put(port: KnowledgePort, call: Call, region: string, title: string, text: string, told?: string): Promise<Answer> {
  const taken = new Set(allOf(port, await deskOf(port)).map(({ id }) => id));
  const name = nameFrom(title);
  for (let n = 1; n < 1000; n++) {
    const id = `${region}/${name}${n === 1 ? '' : `-${n}`}`;
    if (!taken.has(id) && await keep(port, call, id, text)) return { to: `/admin/prov/${id}`, ...(told === undefined ? {} : { told }) };
  }
  throw new NotHere();
}

function GoldenManual() {
  return (
    <>
      <p>Ett provsamtal är ett samtal som ska gå på ett bestämt sätt. Varje gång någon publicerar kunskap eller en ny träning spelas regionens provsamtal upp. Går något annorlunda får du veta fil och rad.</p>
      <p>Under Samtal finns knappen Spara som prov. Då blir ett riktigt samtal ett utkast: kontaktuppgifter och namn som vägledaren känner igen tas bort. Läs ändå igenom texten innan den publiceras.</p>
      <pre>{'Dörr: almi-dalarna\nSpråk: svenska\n\nFöretaget: Vi behöver låna till en ny maskin.\n  - förstår: lan\nAssistenten: (frågar)\nFöretaget: [Etablerat företag]\nAssistenten: (rekommenderar)\n  - först: almi-dalarna\n  - inte: coompanion-dalarna'}</pre>
      <p>Skriv få kontroller. De flesta samtal behöver bara <code>först</code> och <code>inte</code>.</p>
    </>
  );
}

const deeds: Deeds = {
  'golden.read': { sv: 'läste ett provsamtal', en: 'read a golden conversation' },
  'golden.drafted': { sv: 'skrev i ett provsamtal', en: 'wrote in a golden conversation' },
  'golden.discarded': { sv: 'kastade ett utkast till provsamtal', en: 'threw a draft of a golden conversation away' },
  'conversation.made_golden': { sv: 'gjorde ett provsamtal av ett samtal', en: 'made a golden conversation of a real one' },
};
