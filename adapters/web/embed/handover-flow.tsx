import { useEffect, useRef, useState } from 'preact/hooks';
import type { Filled } from './filled.ts';
import { HandoverForm } from './handover-form.tsx';
import type { Parts } from './parts.ts';
import { bodyOf, check, wrongFrom } from './request.ts';
import type { Wrong } from './request.ts';
import type { Door, HandoverBody, Preview } from './shapes.ts';
import { sayTime } from './words.ts';

type FlowProps = Parts & { door: Door; newId: () => string; filled: Filled; onChange: (next: Filled | ((before: Filled) => Filled)) => void; onCancel: () => void; onSent: () => void };
type Shown = { body: HandoverBody; preview: Preview };

/** From "connect me" to consent: the form, then word for word what will be sent, then the one press that sends it. */
export function HandoverFlow({ door, newId, filled, onChange, onCancel, onSent, ...parts }: FlowProps) {
  const { say, session } = parts;
  const [shown, setShown] = useState<Shown>();
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // Each step was asked for by a press, so the keyboard goes along to it.
  useEffect(() => { heading.current?.focus(); }, [door, shown]);

  // What was told for an earlier question is not asked again, also when the page has been closed in between.
  useEffect(() => {
    if (parts.state.handovers.length === 0 || filled.contact.name !== '') return;
    void session?.download().then((answer) => {
      const contact = answer.ok ? Object.values(answer.value.contacts).at(-1) : undefined;
      if (contact) onChange((before) => (before.contact.name === '' ? { ...before, contact: { ...before.contact, ...contact } } : before));
    });
  }, []);

  const review = async () => {
    const missing = Object.entries(check(filled)).map(([field, key]) => [field, say(key)]);
    if (missing.length > 0) { setWrong(Object.fromEntries(missing) as Wrong); return; }
    if (!session || busy) return;
    setBusy(true);
    const body = bodyOf(newId(), door, filled);
    const answer = await session.preview(body);
    setBusy(false);
    setWrong(answer.ok ? {} : wrongFrom(answer, say('trouble')));
    if (answer.ok) setShown({ body, preview: answer.value });
  };
  const send = async () => {
    if (!session || !shown || busy) return;
    setBusy(true);
    const answer = await session.hand(shown.body);
    setBusy(false);
    if (answer.ok) { onSent(); return; }
    const found = wrongFrom(answer, say('trouble'));
    setWrong(found);
    if (found.form === undefined) setShown(undefined);
  };

  const title = shown ? say('previewTitle', { recipient: shown.preview.recipient }) : say(door.handover === 'introduce' ? 'introducePlain' : 'connect', { name: door.name });
  return (
    <section class="panel" aria-labelledby="flow-title" aria-busy={busy}>
      <h2 id="flow-title" ref={heading} tabIndex={-1}>{title}</h2>
      {shown
        ? <Consent {...parts} preview={shown.preview} wrong={wrong.form ?? ''} onSend={() => { void send(); }} onChange={() => { setWrong({}); setShown(undefined); }} />
        : <HandoverForm {...parts} door={door} wrong={wrong} filled={filled} onChange={onChange} onReview={() => { void review(); }} onCancel={onCancel} />}
    </section>
  );
}

/** What is sent, to whom and by when the company hears; pressing the button is the consent. */
function Consent({ preview: { text, recipient, by, closedText }, wrong, say, language, state, onSend, onChange }: Parts & { preview: Preview; wrong: string; onSend: () => void; onChange: () => void }) {
  return (
    <>
      <blockquote class="preview" lang={state.conversation?.language ?? language}>{text}</blockquote>
      {closedText !== undefined && <p class="notice">{closedText}</p>}
      <p>{say('by', { recipient, by: sayTime(by, language) })}</p>
      <p>{say('consent', { recipient })}</p>
      <p role="alert" class="wrong">{wrong}</p>
      <p class="row">
        <button type="button" class="main" onClick={onSend}>{say('sendTo', { recipient })}</button>
        <button type="button" onClick={onChange}>{say('change')}</button>
      </p>
    </>
  );
}
