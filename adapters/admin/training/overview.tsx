import { reasonInWords } from '../../../src/intents/reasons.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { exampleOf } from '../../../src/learning/example.ts';
import type { Standing } from '../../../src/learning/queue.ts';
import type { TrainingRow } from '../../../src/store/learning.ts';
import { Form } from '../form.tsx';
import type { Account } from '../../../src/accounts/account.ts';
import type { Answer, Call, Route, Waiting } from '../route.ts';
import { pageOf, Pages } from './pages.tsx';
import { base, isWished, openQueueFor, reachesRegion, sentencePath, weekOf } from './shared.ts';
import { trainingWords, when } from './words.ts';
import type { TrainingWords } from './words.ts';

/** The first page of training, the eight of the week, and the whole queue. */
export function overviewRoutes(desk: LearningDesk): Route[] {
  return [
    { method: 'get', path: '/traning', right: 'label', run: (call) => overview(desk, call) },
    { method: 'get', path: '/traning/veckan', right: 'label', run: (call) => week(desk, call) },
    { method: 'get', path: '/traning/kon', right: 'label', run: (call) => wholeQueue(desk, call) },
    { method: 'get', path: '/traning/kon/nasta', right: 'label', run: (call) => next(desk, call) },
  ];
}

const trainingsShown = 10;

/** What waits for somebody in training: a decision, and what is left of the week's eight. */
export async function waitingFor(desk: LearningDesk, account: Account, at: string): Promise<Waiting[]> {
  const [{ queue, kept }, trainings] = await Promise.all([openQueueFor(desk, account), desk.store.learning.trainings(trainingsShown)]);
  const done = trainings.find(({ state }) => state === 'done');
  const week = queue && weekOf(account, kept, queue.length, at);
  return [
    ...(done ? [{ text: { sv: trainingWords('sv').trainDone, en: trainingWords('en').trainDone }, to: `${base}/traningar/${done.id}` }] : []),
    ...(week && !week.isDone ? [{ text: { sv: `${trainingWords('sv').weekTitle}: ${trainingWords('sv').weekOf(week.done, week.all)}`, en: `${trainingWords('en').weekTitle}: ${trainingWords('en').weekOf(week.done, week.all)}` }, to: `${base}/veckan` }] : []),
  ];
}

async function overview(desk: LearningDesk, { account, language, at, csrf }: Call): Promise<Answer> {
  const words = trainingWords(language);
  const [{ queue, kept }, trainings] = await Promise.all([openQueueFor(desk, account), desk.store.learning.trainings(trainingsShown)]);
  desk.queue.openSentences(kept.flatMap((one) => exampleOf(one) ?? []));
  const own = kept.filter(({ region }) => reachesRegion(account, region));
  const drafts = own.filter((one) => one.state === 'draft' && !isWished(desk, one)).length;
  const wished = own.filter((one) => isWished(desk, one)).length;
  const stateOf = (row: TrainingRow) => desk.trainings.stateOf(row);
  const [running, done] = ['running', 'done'].map((state) => trainings.find((row) => stateOf(row) === state));
  return {
    title: words.name,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <div class="cards">
          <section class="card" aria-labelledby="vecka"><h2 id="vecka" class="first">{words.weekTitle}</h2><Week {...{ words, queue }} week={weekOf(account, kept, queue?.length ?? 0, at)} /></section>
          <section class="card" aria-labelledby="ko"><h2 id="ko" class="first">{words.queueTitle}</h2>
            {queue === undefined ? <p data-again="3">{words.ordering}</p> : <p>{words.queueCount(queue.length)}</p>}
            {queue !== undefined && queue.length > 0 && <p class="actions"><a class="button second" href={`${base}/kon/nasta`}>{words.queueGoOn}</a> <a href={`${base}/kon`}>{words.queueAll}</a></p>}
          </section>
          <section class="card" aria-labelledby="utkast"><h2 id="utkast" class="first">{words.draftTitle}</h2>
            <p>{words.draftCount(drafts)}{wished > 0 && ` ${words.wishedCount(wished)}`}</p>
            <p><a href={`${base}/utkast`}>{words.draftShow}</a></p>
          </section>
          <section class="card" aria-labelledby="trana"><h2 id="trana" class="first">{words.trainTitle}</h2>
            {running && <p>{words.trainRunning} <a href={`${base}/traningar/${running.id}`}>{words.trainSee}</a></p>}
            {done && <p><strong>{words.trainDone}</strong> <a href={`${base}/traningar/${done.id}`}>{words.trainSeeDone}</a></p>}
            <p class="soft">{words.trainLead}</p>
            {!running && <Form of={{ csrf }} to={`${base}/trana`}><button {...(drafts === 0 ? { class: 'second' } : {})}>{words.train}</button></Form>}
          </section>
          <section class="card" aria-labelledby="modeller"><h2 id="modeller" class="first">{words.modelsTitle}</h2><p><a href={`${base}/modeller`}>{words.modelsShow}</a></p></section>
        </div>
        {trainings.length > 0 && (
          <>
            <h2>{words.trainings}</h2>
            <ul>{trainings.map((row) => <li key={row.id}><a href={`${base}/traningar/${row.id}`}>{when(row.at, language)}</a> {words.states[stateOf(row)]} <span class="soft">({row.name})</span></li>)}</ul>
          </>
        )}
      </>
    ),
  };
}

function Week({ words, queue, week: { done, all, isDone } }: { words: TrainingWords; queue: Standing[] | undefined; week: ReturnType<typeof weekOf> }) {
  if (queue === undefined) return <p>{words.ordering}</p>;
  if (isDone) return <p><strong>{all === 0 ? words.weekEmpty : words.weekDoneTitle}</strong></p>;
  return (
    <>
      <p>{words.weekLead}</p>
      {done > 0 && <p><progress max={all} value={done} aria-label={words.weekTitle} /> {words.weekOf(done, all)}</p>}
      <p><a class="button" href={`${base}/veckan`}>{done === 0 ? words.weekBegin : words.weekGoOn}</a></p>
    </>
  );
}

/** The next of the week's, or that the week is done. */
async function week(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const { queue, kept } = await openQueueFor(desk, call.account);
  if (queue === undefined) return ordering(words);
  const { all, isDone } = weekOf(call.account, kept, queue.length, call.at);
  const [first] = queue;
  if (!isDone && first) return { to: sentencePath(first.said.source, 'veckan') };
  return {
    title: all === 0 ? words.weekTitle : words.weekDoneTitle,
    body: (
      <>
        <p class="lead">{all === 0 ? words.weekEmpty : words.weekDone(all)}</p>
        <p class="actions"><a class="button" href={base}>{words.trainTitle}</a> {queue.length > 0 && <a class="button second" href={`${base}/kon/nasta`}>{words.queueGoOn}</a>} <a href={`${base}/utkast`}>{words.draftShow}</a></p>
      </>
    ),
  };
}

function ordering(words: TrainingWords): Answer {
  return { title: words.orderingTitle, body: <p data-again="3" role="status">{words.ordering}</p> };
}

async function next(desk: LearningDesk, { account, language }: Call): Promise<Answer> {
  const { queue } = await openQueueFor(desk, account);
  if (queue === undefined) return ordering(trainingWords(language));
  const [first] = queue;
  return { to: first ? sentencePath(first.said.source, 'kon') : `${base}/kon` };
}

async function wholeQueue(desk: LearningDesk, { account, language, query, audit }: Call): Promise<Answer> {
  const words = trainingWords(language);
  const { queue } = await openQueueFor(desk, account);
  if (queue === undefined) return ordering(words);
  const list = pageOf(queue, query.one('sida'));
  await audit('queue.read', { more: String(list.page) });
  return {
    title: words.queueTitle,
    body: (
      <>
        <p>{words.queueCount(queue.length)}</p>
        {queue.length > 0 && (
          <div class="scroll" tabIndex={0} role="region" aria-label={words.queueTitle}>
            <table>
              <thead><tr><th scope="col">{words.sentence}</th><th scope="col">{words.why}</th></tr></thead>
              <tbody>{list.shown.map(({ said, reasons }) => (
                <tr key={`${said.source.conversation} ${said.source.message}`}>
                  <td><a href={sentencePath(said.source, 'kon')} lang={said.language}>{said.text}</a></td>
                  <td>{reasons.map((reason) => reasonInWords(reason, language, (id) => desk.named(id, language))).join(' ')}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
        <Pages words={words} of={list} to="/kon" />
      </>
    ),
  };
}
