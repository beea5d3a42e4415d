import type { LearningDesk } from '../../../src/learning/desk.ts';
import { filesSource } from '../../../src/learning/example.ts';
import type { KeptExample } from '../../../src/learning/example.ts';
import { Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call, Route } from '../route.ts';
import { scopeOf } from './labelling.tsx';
import { pageOf, Pages } from './pages.tsx';
import type { PageOf } from './pages.tsx';
import { base, isWished, labelName, reachesRegion, sentencePath } from './shared.ts';
import { trainingWords, when } from './words.ts';
import type { TrainingWords } from './words.ts';

/** The list of examples, and taking one away. */
export function draftRoutes(desk: LearningDesk): Route[] {
  return [
    { method: 'get', path: '/traning/utkast', right: 'label', run: (call) => draft(desk, call) },
    { method: 'post', path: '/traning/mening/:conversation/:message/bort', right: 'label', of: (params) => scopeOf(desk, params), run: (call) => remove(desk, call) },
  ];
}

const filters = ['draft', 'published', 'wished', 'skipped'] as const;
type Filter = (typeof filters)[number];
/** As they are called in the address. */
const paths: Readonly<Record<Filter, string>> = { draft: 'nya', published: 'intranade', wished: 'onskade', skipped: 'overhoppade' };

function kindOf(desk: LearningDesk, one: KeptExample): Filter {
  return isWished(desk, one) ? 'wished' : one.state;
}

async function draft(desk: LearningDesk, call: Call): Promise<Answer> {
  const { account, language, query } = call;
  const words = trainingWords(language);
  const asked = query.one('visa');
  const filter = filters.find((one) => paths[one] === asked) ?? 'draft';
  const kinds: Record<Filter, KeptExample[]> = { draft: [], published: [], wished: [], skipped: [] };
  for (const one of await desk.store.learning.examples()) if (reachesRegion(account, one.region)) kinds[kindOf(desk, one)].push(one);
  const all = kinds[filter];
  const list = pageOf(all, query.one('sida'));
  await call.audit('examples.read', { more: filter });
  return {
    title: words.draftTitle,
    body: (
      <>
        <p class="lead">{words.draftLead}</p>
        <nav class="actions" aria-label={words.show}>
          {filters.map((one) => <a key={one} href={`${base}/utkast?visa=${paths[one]}`} {...(one === filter ? { 'aria-current': 'page' as const } : {})}>{words.filter[one]} ({kinds[one].length})</a>)}
        </nav>
        {filter === 'wished' && all.length > 0 && <Wished {...{ words, all }} />}
        {all.length === 0 ? <p>{words.none}</p> : <Examples {...{ desk, call, words, list }} />}
        <Pages words={words} of={list} to="/utkast" query={{ visa: paths[filter] }} />
      </>
    ),
  };
}

function Wished({ words, all }: { words: TrainingWords; all: readonly KeptExample[] }) {
  const counts = new Map<string, number>();
  for (const { label } of all) if (label?.is === 'new') counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  return (
    <table class="brief">
      <caption>{words.wishedTable}</caption>
      <thead><tr><th scope="col">{words.label}</th><th scope="col" class="number">{words.wishedTimes}</th></tr></thead>
      <tbody>{[...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => <tr key={name}><th scope="row">{name}</th><td class="number">{count}</td></tr>)}</tbody>
    </table>
  );
}

function Examples({ desk, call, words, list: { shown, page } }: { desk: LearningDesk; call: Call; words: TrainingWords; list: PageOf<KeptExample> }) {
  const { language } = call;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.draftTitle}>
      <table>
        <thead><tr><th scope="col">{words.sentence}</th><th scope="col">{words.label}</th><th scope="col">{words.source}</th><th scope="col">{words.reviewer}</th><th scope="col">{words.date}</th><th scope="col"><span class="hidden">{words.change}</span></th></tr></thead>
        <tbody>{shown.map((one) => {
          const text = one.text ?? words.skippedText;
          return (
            <tr key={`${one.source.conversation} ${one.source.message}`}>
              <td lang={one.language}>{text}</td>
              <td>{labelName(desk, one.label, language)}</td>
              <td>{one.source.conversation === filesSource ? words.fromFiles : `${words.fromTalk}${one.region === undefined ? '' : ` (${desk.named(one.region, language)})`}`}</td>
              <td>{one.reviewer}</td>
              <td>{when(one.at, language)}</td>
              <td><div class="change">
                <a href={sentencePath(one.source, 'utkast')} aria-label={words.changeThis(text)}>{words.change}</a>
                <Form of={call} to={`${sentencePath(one.source)}/bort`} class="inline"><input type="hidden" name="version" value={String(one.version)} /><input type="hidden" name="sida" value={String(page)} /><button class="plain" aria-label={words.removeThis(text)}>{words.remove}</button></Form>
              </div></td>
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}

async function remove(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const source = { conversation: call.params['conversation'] ?? '', message: call.params['message'] ?? '' };
  const before = await desk.store.learning.example(source);
  if (!before) throw new NotHere();
  const gone = await desk.store.learning.removeExample(source, Number(call.form.one('version')) || 0);
  if (gone) { await call.audit('example.removed', { to: source.conversation }); desk.queue.judged(); }
  return { to: `${base}/utkast?${new URLSearchParams({ visa: paths[kindOf(desk, before)], sida: call.form.one('sida') || '1' }).toString()}`, told: gone ? words.removed : words.meanwhile };
}
