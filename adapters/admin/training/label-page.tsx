import type { Source } from '../../../src/intents/label.ts';
import type { Queued, Reason } from '../../../src/intents/queue.ts';
import { reasonInWords } from '../../../src/intents/reasons.ts';
import type { Language } from '../../../src/events.ts';
import type { LearningDesk, Turn } from '../../../src/learning/desk.ts';
import type { KeptExample } from '../../../src/learning/example.ts';
import type { UtteranceRow } from '../../../src/store/talks.ts';
import { Field, Form } from '../form.tsx';
import type { Elsewhere } from './alike.ts';
import type { Call } from '../route.ts';
import { base, labelName, sentencePath } from './shared.ts';
import { percent, trainingWords } from './words.ts';

/** One sentence as it is shown to whoever labels it. */
export type Shown = {
  source: Source;
  said: Pick<UtteranceRow, 'text' | 'language' | 'ending'>;
  from: string;
  around: readonly Turn[];
  needs: Queued['needs'];
  offtopic: number;
  suggested: Queued['suggested'];
  reasons: readonly Reason[];
  behind: readonly { text: string; language: Language }[];
  /** What is much the same and stands elsewhere already. */
  alike: readonly Elsewhere[];
  kept?: KeptExample;
  progress?: { done: number; all: number };
  /** What was chosen and is not right, and where the fault lies. */
  form?: { text: string; fault: string; in: 'text' | 'choice' };
  /** Whether it can be set aside: not where its text would be gone by that. */
  canSkip: boolean;
  keys: boolean;
  canUndo: boolean;
};
type Props = { desk: LearningDesk; call: Call; shown: Shown };

/** The screen where one sentence is labelled. */
export function LabelPage({ desk, call, shown }: Props) {
  const { language } = call;
  const words = trainingWords(language);
  const { said, kept, progress, reasons, alike, source, from } = shown;
  return (
    <div class="labelling">
      <div>
        {progress && <p><progress max={progress.all} value={progress.done} aria-hidden="true" /> {words.progress(progress.done, progress.all)}</p>}
        <blockquote class="sentence" lang={said.language}>{said.text}</blockquote>
        {kept && <p class="warn">{kept.label === undefined ? words.alreadySkipped(kept.reviewer) : words.already(kept.reviewer, labelName(desk, kept.label, language))}</p>}
        {alike.map((one) => <p key={one.label} class="warn">{words.alike(one)}</p>)}
        {reasons.length > 0 && <><h2>{words.why}</h2><ul>{reasons.map((reason) => <li key={reason.why}>{reasonInWords(reason, language, (id) => desk.named(id, language))}</li>)}</ul></>}
        <Behind {...{ desk, call, shown }} />
        <Around {...{ desk, call, shown }} />
      </div>
      <div>
        <Choices {...{ desk, call, shown }} />
        <div class="actions">
          {shown.canUndo && <Form of={call} to={`${base}/angra`} class="inline"><input type="hidden" name="fran" value={from} /><button class="second" {...(shown.keys ? { 'data-key': 'u' } : {})}>{words.undo}{shown.keys && <Key>U</Key>}</button></Form>}
          <Form of={call} to={`${base}/genvagar`} class="inline"><input type="hidden" name="till" value={sentencePath(source, from)} /><button class="plain" name="keys" value={shown.keys ? 'off' : 'on'}>{shown.keys ? words.keysOff : words.keysOn}</button></Form>
        </div>
        {shown.keys && <p class="hint">{words.keysHint}</p>}
      </div>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return <kbd aria-hidden="true">{children}</kbd>;
}

function Behind({ call: { language }, shown: { behind } }: Props) {
  if (behind.length === 0) return null;
  return <details><summary>{trainingWords(language).behind(behind.length)}</summary><ul>{behind.slice(0, 20).map((one, i) => <li key={i} lang={one.language}>{one.text}</li>)}</ul></details>;
}

function Around({ call: { language }, shown: { around, source, said } }: Props) {
  const words = trainingWords(language);
  if (around.length < 2) return null;
  return (
    <>
      <h2>{words.around}</h2>
      <ol class="turns">{around.map((turn) => (
        <li key={turn.message} class={turn.message === source.message ? 'this' : ''}><strong>{words.who[turn.who]}{turn.message === source.message && ` (${words.thisOne})`}:</strong> <span lang={said.language}>{turn.text}</span></li>
      ))}</ol>
    </>
  );
}

const keys = 9;

/** The likeliest needs, among them always the one that the handover speaks for. */
function offered({ needs, suggested }: Shown): Queued['needs'] {
  const need = suggested?.label.is === 'need' ? suggested.label.need : undefined;
  if (need === undefined || needs.some((one) => one.need === need)) return needs.slice(0, keys);
  return [...needs.slice(0, keys - 1), { need, p: 0 }];
}

function Choices({ desk, call, shown }: Props) {
  const { language } = call;
  const words = trainingWords(language);
  const { source, said, kept, form, suggested, from, offtopic, keys: withKeys } = shown;
  const key = (name: string) => (withKeys ? { 'data-key': name } : {});
  const wrong = form?.in === 'choice' ? form.fault : undefined;
  const speaks = suggested?.label.is === 'need' ? suggested.label.need : undefined;
  return (
    <Form of={call} to={sentencePath(source)} class="choices">
      <input type="hidden" name="fran" value={from} />
      <input type="hidden" name="version" value={String(kept?.version ?? 0)} />
      <Field name="text" label={words.text} hint={words.textHint} lines={3} value={form?.text ?? kept?.text ?? said.text} fault={form?.in === 'text' ? form.fault : undefined} />
      <fieldset>
        <legend>{words.needs}</legend>
        {suggested && <p class="hint">{words.suggestedBecause[suggested.because]}</p>}
        <ol class="needs">{offered(shown).map(({ need, p }, i) => (
          <li key={need}>
            <button class="need" name="label" value={`need:${need}`} {...key(String(i + 1))}>
              {withKeys && <Key>{String(i + 1)}</Key>}
              <span>{desk.named(need, language)}{speaks === need && <> <span class="tag good">{words.suggested}</span></>}</span>
              <Bar share={p * (1 - offtopic)} />
              <span class="number">{percent(p * (1 - offtopic), language)}<span class="hidden"> {words.likely}</span></span>
            </button>
          </li>
        ))}</ol>
        <div class="actions">
          <button class="second" name="label" value="outside" {...key('0')}>{words.outside} ({percent(offtopic, language)}){withKeys && <Key>0</Key>}</button>
          <button class="second" name="label" value="new" {...key('n')}>{words.newNeed}{withKeys && <Key>N</Key>}</button>
          {shown.canSkip && <button class="second" name="label" value="skip" {...key('s')}>{words.skip}{withKeys && <Key>S</Key>}</button>}
        </div>
      </fieldset>
      <div class="field">
        <label for="other">{words.otherNeed}</label>
        <div class="actions">
          <select id="other" name="other" {...(wrong === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': 'other-fel' })}><option value="">{words.otherChoose}</option>{desk.needs(language).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
          <button class="second" name="label" value="other">{words.otherSave}</button>
        </div>
        {wrong !== undefined && <p class="fault" id="other-fel">{wrong}</p>}
      </div>
    </Form>
  );
}

/** How likely something is, as a bar; the figure stands beside it. */
function Bar({ share }: { share: number }) {
  return <svg class="guess" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6" /><rect class="fill" width={Math.round(share * 100)} height="6" /></svg>;
}

/** Where a need that is not there yet gets its name. */
export function NewNeedPage({ call, text, wished, fault, to, version, from }: { call: Call; text: string; wished: readonly string[]; fault: string | undefined; to: string; version: string; from: string }) {
  const words = trainingWords(call.language);
  return (
    <>
      <p class="lead">{words.newLead}</p>
      <Form of={call} to={to} class="narrow">
        <input type="hidden" name="fran" value={from} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="label" value="new" />
        <input type="hidden" name="naming" value="1" />
        <Field name="text" label={words.text} hint={words.textHint} lines={3} value={text} />
        <Field name="name" label={words.newName} hint={words.newNameHint} value={call.form.one('name')} fault={fault} required maxLength={60} />
        <button>{words.newSave}</button>
      </Form>
      {wished.length > 0 && <><h2>{words.wishedBefore}</h2><ul>{wished.map((name) => <li key={name}>{name}</li>)}</ul></>}
    </>
  );
}
