import type { Scope } from '../../../src/accounts/account.ts';
import type { Label, Source } from '../../../src/intents/label.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { exampleOf, filesSource, pastSource } from '../../../src/learning/example.ts';
import type { KeptExample } from '../../../src/learning/example.ts';
import type { Answer, Call, ClosedRoute, Params, Route } from '../route.ts';
import { NotHere } from '../route.ts';
import { standsElsewhere } from './alike.ts';
import { LabelPage, NewNeedPage } from './label-page.tsx';
import type { Shown } from './label-page.tsx';
import { base, everybodys, labelName, openQueueFor, reachesRegion, sentencePath, weekOf } from './shared.ts';
import { trainingWords } from './words.ts';
import type { TrainingWords } from './words.ts';

/** Where one sentence is labelled; undoing that; and turning the keys off. */
export function labellingRoutes(desk: LearningDesk): Route[] {
  const one: Pick<ClosedRoute, 'path' | 'right' | 'of'> = { path: '/traning/mening/:conversation/:message', right: 'label', of: (params) => scopeOf(desk, params) };
  return [
    { ...one, method: 'get', run: (call: Call) => show(desk, call) },
    { ...one, method: 'post', run: (call: Call) => label(desk, call) },
    { method: 'post', path: '/traning/angra', right: 'label', run: (call) => undo(desk, call) },
    { method: 'post', path: '/traning/genvagar', right: 'label', run: (call) => turnKeys(call) },
  ];
}

/** Sentences of the files hold no longer than this either. */
const mostCharacters = 600;
const mostName = 60;
/** So many milliseconds are waited for what stands elsewhere: not long before a page is shown, a little longer when a choice is saved. */
const patience = { shown: 600, saved: 1_500 } as const;

function sourceIn(params: Params): Source {
  return { conversation: params['conversation'] ?? '', message: params['message'] ?? '' };
}

/** Whether the conversation that an example came of, if any, is gone: then its text stands in the example only. */
function isAlone({ conversation }: Source): boolean {
  return conversation === filesSource || conversation === pastSource;
}

/** Whose something is that was said; an example from the files is everybody's. */
export async function scopeOf(desk: LearningDesk, params: Params): Promise<Scope | undefined> {
  const source = sourceIn(params);
  if (isAlone(source)) {
    const example = await desk.store.learning.example(source);
    return example && (example.region === undefined ? everybodys(desk) : { regions: [example.region], actors: [] });
  }
  const said = await desk.utterance(source);
  return said && { regions: [said.region], actors: [] };
}

/** What was said, as the log has it, or as the example that came from the files. */
async function saidAt(desk: LearningDesk, source: Source): Promise<Shown['said'] & { region?: string }> {
  const said = await desk.utterance(source);
  if (said) return said;
  const { text, language, region } = (await desk.store.learning.example(source)) ?? {};
  if (text === undefined || language === undefined) throw new NotHere();
  return { text, language, ...(region === undefined ? {} : { region }) };
}

async function show(desk: LearningDesk, call: Call, form?: Shown['form']): Promise<Answer> {
  const { account, params, query, language, at, request } = call;
  const source = sourceIn(params);
  const [said, kept, { queue, kept: all }] = await Promise.all([saidAt(desk, source), desk.store.learning.example(source), openQueueFor(desk, account)]);
  if (source.conversation !== filesSource) await call.audit('utterance.read', { to: source.conversation });
  const standing = queue?.find((one) => one.said.source.conversation === source.conversation && one.said.source.message === source.message);
  const looked = desk.look(said);
  const mine = kept?.label && kept.text !== undefined ? { text: kept.text, label: kept.label } : { text: desk.safe(said.text, said.language) };
  const [around, alike] = await Promise.all([desk.around(source), standsElsewhere(desk, call, { ...mine, language: said.language, source }, all, patience.shown)]);
  const from = query.one('fran') || call.form.one('fran');
  const progress = from === 'veckan' && queue ? weekOf(account, all, queue.length, at) : undefined;
  const shown: Shown = {
    source, said, from, around, alike, needs: looked.needs, offtopic: looked.offtopic,
    suggested: standing?.suggested ?? looked.suggested, reasons: standing?.reasons ?? [], behind: standing?.behind ?? [],
    ...(kept ? { kept } : {}), ...(progress ? { progress } : {}), ...(form ? { form } : {}),
    canSkip: !isAlone(source), keys: request.session.keysOff !== true, canUndo: request.session.labelled !== undefined,
  };
  return { title: trainingWords(language).labelTitle, status: form ? 422 : 200, body: <LabelPage {...{ desk, call, shown }} /> };
}

/** What was chosen; or what is wrong with it; or that it is a need without a name yet. */
function chosen(call: Call, desk: LearningDesk): Label | 'skip' | 'name it' | { fault: string } {
  const words = trainingWords(call.language);
  const choice = call.form.one('label');
  const need = choice === 'other' ? call.form.one('other') : choice.startsWith('need:') ? choice.slice('need:'.length) : undefined;
  if (need !== undefined) return desk.needs('sv').some(({ id }) => id === need) ? { is: 'need', need } : { fault: words.chooseMissing };
  if (choice === 'outside') return { is: 'outside' };
  if (choice === 'skip' && !isAlone(sourceIn(call.params))) return 'skip';
  if (choice !== 'new') return { fault: words.chooseMissing };
  const name = desk.safe(call.form.one('name').replace(/\s+/g, ' ').trim().slice(0, mostName), 'sv');
  return /[\p{L}\p{N}]/u.test(name) ? { is: 'new', name } : 'name it';
}

async function label(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const source = sourceIn(call.params);
  const written = call.form.one('text').replace(/\s+/g, ' ').trim();
  const said = await saidAt(desk, source);
  const text = desk.safe(written, said.language);
  const choice = chosen(call, desk);
  if (typeof choice === 'object' && 'fault' in choice) return show(desk, call, { text, fault: choice.fault, in: 'choice' });
  const fault = choice === 'skip' ? undefined : faultIn(text, words);
  if (fault !== undefined) return show(desk, call, { text, fault, in: 'text' });
  if (choice === 'name it') return newNeed(desk, call, text);
  const expected = Number(call.form.one('version')) || 0;
  const before = await desk.store.learning.example(source);
  const example: Omit<KeptExample, 'version'> = {
    source, state: choice === 'skip' ? 'skipped' : 'draft', at: call.at, account: call.account.id, reviewer: call.account.name, language: said.language,
    ...(said.region === undefined ? {} : { region: said.region }), ...(choice === 'skip' ? {} : { text, label: choice }),
  };
  const from = call.form.one('fran');
  if (!(await desk.store.learning.putExample(example, expected))) return { to: sentencePath(source, from), told: words.meanwhile };
  await call.audit(choice === 'skip' ? 'example.skipped' : 'example.labelled', { to: source.conversation });
  call.request.session.labelled = { source, version: expected + 1, ...(before ? { before: withoutText(before) } : {}) };
  desk.queue.judged();
  const told = choice === 'skip' ? words.skipped : [words.saved(labelName(desk, choice, call.language)), ...(text === written ? [] : [words.cleaned]), ...(await contradicted(desk, { ...example, version: expected + 1 }, call))].join(' ');
  return { to: onwards[from] ?? sentencePath(source), told };
}

/** Where one goes on to, by where one came from. */
const onwards: Readonly<Record<string, string>> = { veckan: `${base}/veckan`, kon: `${base}/kon/nasta`, utkast: `${base}/utkast` };

function faultIn(text: string, words: TrainingWords): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return words.textMissing;
  return text.length > mostCharacters ? words.textLong(mostCharacters) : undefined;
}

function newNeed(desk: LearningDesk, call: Call, text: string): Promise<Answer> {
  const { form, language } = call;
  const fault = form.one('naming') === '1' ? trainingWords(language).newNameMissing : undefined;
  return desk.store.learning.examples().then((kept) => {
    const wished = [...new Set(kept.flatMap(({ label: one, region }) => (one?.is === 'new' && reachesRegion(call.account, region) ? [one.name] : [])))].sort((a, b) => a.localeCompare(b, 'sv'));
    return { title: trainingWords(language).newTitle, status: fault === undefined ? 200 : 422, body: <NewNeedPage {...{ call, text, wished, fault }} to={sentencePath(sourceIn(call.params))} version={form.one('version')} from={form.one('fran')} /> };
  });
}

/** What stands elsewhere as something else, as far as it is known in good time. */
async function contradicted(desk: LearningDesk, kept: KeptExample, call: Call): Promise<string[]> {
  const example = exampleOf(kept);
  if (!example || kept.label?.is === 'new') return [];
  const found = await standsElsewhere(desk, call, example, await desk.store.learning.examples(), patience.saved);
  return found.map((one) => trainingWords(call.language).contradicts(one));
}

/** An example as a session may keep it: what was said stands in the example and the log only, which forgetting reaches. */
function withoutText({ text: _, ...one }: KeptExample): Omit<KeptExample, 'text'> {
  return one;
}

/** The text of an example as it stands; where it was set aside, as it was said. */
async function textAt(desk: LearningDesk, source: Source): Promise<string> {
  const kept = await desk.store.learning.example(source);
  if (kept?.text !== undefined) return kept.text;
  const said = await desk.utterance(source);
  return said ? desk.safe(said.text, said.language) : '';
}

async function undo(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const { labelled } = call.request.session;
  const { learning } = desk.store;
  if (!labelled) return { to: `${base}/kon/nasta`, told: words.nothingToUndo };
  const { source, version, before } = labelled;
  delete call.request.session.labelled;
  const undone = before ? await learning.putExample({ ...before, ...(before.label === undefined ? {} : { text: await textAt(desk, source) }) }, version) : await learning.removeExample(source, version);
  if (!undone) return { to: base, told: words.nothingToUndo };
  await call.audit('example.undone', { to: source.conversation });
  desk.queue.judged();
  return { to: sentencePath(source, call.form.one('fran')), told: words.undone };
}

function turnKeys({ form, request }: Call): Promise<Answer> {
  request.session.keysOff = form.one('keys') === 'off';
  const to = form.one('till');
  return Promise.resolve({ to: to.startsWith(`${base}/mening/`) && !/[\\\r\n]/.test(to) ? to : base });
}
