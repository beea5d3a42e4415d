import type { LearningDesk } from '../../../src/learning/desk.ts';
import { may } from '../../../src/accounts/account.ts';
import { keyOf } from '../../../src/learning/queue.ts';
import { TrainingResult } from '../../../src/learning/result.ts';
import { brokenOff } from '../../../src/store/learning.ts';
import type { TrainingEnded } from '../../../src/store/learning.ts';
import { Field, Form } from '../form.tsx';
import { NotHere } from '../route.ts';
import type { Answer, Call, ClosedRoute, Route } from '../route.ts';
import { Evaluation } from './evaluation.tsx';
import type { Texts } from './evaluation.tsx';
import { Verdict } from './verdict.tsx';
import { base, everybodys, reachesRegion } from './shared.ts';
import { percent, trainingWords, when } from './words.ts';

/** Training: beginning one, following it, seeing what it changes, and deciding. */
export function trainingRoutes(desk: LearningDesk): Route[] {
  const of: NonNullable<ClosedRoute['of']> = async ({ training = '' }) => (await desk.store.learning.training(training)) && everybodys(desk);
  return [
    { method: 'post', path: '/traning/trana', right: 'label', run: (call) => begin(desk, call) },
    { method: 'get', path: '/traning/traningar/:training', right: 'label', of, run: (call) => show(desk, call) },
    { method: 'post', path: '/traning/traningar/:training/avbryt', right: 'label', of, run: (call) => cancel(desk, call) },
    { method: 'post', path: '/traning/traningar/:training/publicera', right: 'publish', of, run: (call) => publish(desk, call) },
    { method: 'post', path: '/traning/traningar/:training/kasta', right: 'publish', of, run: (call) => discard(desk, call) },
  ];
}

function pathOf(id: string): string {
  return `${base}/traningar/${id}`;
}

async function begin(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const { id: account, name } = call.account;
  const id = await desk.trainings.begin({ id: account, name });
  if (id === undefined) return { to: base, told: words.trainBusy };
  await call.audit('training.begun', { to: id });
  return { to: pathOf(id), told: words.trainBegun };
}

async function found(desk: LearningDesk, { params }: Call): Promise<TrainingEnded> {
  const training = await desk.store.learning.training(params['training'] ?? '');
  if (!training) throw new NotHere();
  return { ...training, state: desk.trainings.stateOf(training) };
}

async function show(desk: LearningDesk, call: Call, fault?: string): Promise<Answer> {
  const training = await found(desk, call);
  const words = trainingWords(call.language);
  const result = training.result === undefined ? undefined : TrainingResult.parse(JSON.parse(training.result));
  const texts = result && await textsOf(desk, call, result);
  if (texts && [...texts.values()].some(({ text }) => text !== undefined)) await call.audit('examples.read', { to: training.id });
  return {
    title: words.trainingTitle(when(training.at, call.language)), status: fault === undefined ? 200 : 422,
    body: (
      <>
        <p class="soft">{words.trainingBy(training.name)} {words.states[training.state]}.</p>
        <How {...{ desk, call, training, fault }} />
        {result && texts && <Evaluation {...{ desk, language: call.language, result, texts }} />}
      </>
    ),
  };
}

/** The examples that are taken for something else and are still there, by where they were said; without the text where it is of a region that the account does not reach. */
async function textsOf(desk: LearningDesk, { account }: Call, { lost, won }: TrainingResult): Promise<Texts> {
  const flipped = new Set([...lost, ...won].flatMap(({ at }) => ('source' in at ? [keyOf(at.source)] : [])));
  const kept = (await desk.store.learning.examples()).filter(({ source }) => flipped.has(keyOf(source)));
  return new Map(kept.flatMap(({ source, text, region }) => (text === undefined ? [] : [[keyOf(source), reachesRegion(account, region) ? { text } : {}] as const])));
}

function How({ desk, call, training, fault }: { desk: LearningDesk; call: Call; training: TrainingEnded; fault: string | undefined }) {
  const words = trainingWords(call.language);
  switch (training.state) {
    case 'running': return (
      <div data-again="3">
        <p>{words.runningLead}</p>
        <p role="status"><progress max={100} value={Math.round(training.share * 100)} aria-label={words.trainTitle} /> {words.soFar(percent(training.share, call.language))}</p>
        <Form of={call} to={`${pathOf(training.id)}/avbryt`}><button class="second">{words.cancel}</button></Form>
      </div>
    );
    case 'failed': return <>
      <p class="warn">{words.failedLead}</p>
      {training.why !== undefined && training.why !== brokenOff && <><p>{words.failedFault}</p><pre>{training.why}</pre></>}
      <Form of={call} to={`${base}/trana`}><button>{words.train}</button></Form>
    </>;
    case 'cancelled': return <p class="warn">{words.cancelledLead}</p>;
    case 'discarded': return <p class="warn">{words.discardedLead}</p>;
    case 'published': return <p class="told">{words.publishedLead}{training.why !== undefined && ` ${words.publishedWhy(training.why)}`}</p>;
    case 'done': return <Decision {...{ desk, call, training, fault }} />;
  }
}

function Decision({ desk, call, training, fault }: { desk: LearningDesk; call: Call; training: TrainingEnded; fault: string | undefined }) {
  const { language, account, form } = call;
  const words = trainingWords(language);
  const result = TrainingResult.parse(JSON.parse(training.result ?? ''));
  const refused = result.refusals.length > 0;
  return (
    <>
      <Verdict {...{ desk, language, result }} />
      {!may(account, 'publish') ? <p>{words.onlyPublishers}</p> : (
        <>
          <Form of={call} to={`${pathOf(training.id)}/publicera`} class="narrow">
            {refused && <Field name="why" label={words.reason} hint={words.reasonHint} lines={3} value={form.one('why')} fault={fault} maxLength={600} />}
            <button {...(refused ? { class: 'danger' } : {})}>{words.publish}</button>
          </Form>
          <Form of={call} to={`${pathOf(training.id)}/kasta`} class="after"><button class="second">{words.discard}</button></Form>
        </>
      )}
    </>
  );
}

async function cancel(desk: LearningDesk, call: Call): Promise<Answer> {
  const { id } = await found(desk, call);
  const words = trainingWords(call.language);
  if (!(await desk.trainings.cancel(id))) return { to: pathOf(id), told: words.notCancelled };
  await call.audit('training.cancelled', { to: id });
  return { to: pathOf(id), told: words.cancelled };
}

const mostReason = 600;

async function publish(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const { id } = await found(desk, call);
  const why = call.form.one('why').trim().slice(0, mostReason);
  const { id: account, name } = call.account;
  const came = await desk.models.publish(id, { id: account, name }, why);
  if (came === 'refused') return show(desk, call, words.reasonMissing);
  if (came === 'published') { await call.audit('model.published', { to: id, ...(why === '' ? {} : { more: why }) }); desk.queue.judged(); }
  const told = { published: words.published, meanwhile: words.publishedMeanwhile, unfit: words.publishUnfit, gone: words.publishGone }[came];
  return { to: came === 'published' ? `${base}/modeller` : pathOf(id), told };
}

async function discard(desk: LearningDesk, call: Call): Promise<Answer> {
  const { id } = await found(desk, call);
  const words = trainingWords(call.language);
  if (!(await desk.store.learning.discardTraining(id))) return { to: pathOf(id), told: words.notDiscarded };
  await call.audit('training.discarded', { to: id });
  return { to: base, told: words.discarded };
}
