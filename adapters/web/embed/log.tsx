import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Later } from './later.ts';
import type { Parts } from './parts.ts';
import type { Door, Language, Message } from './shapes.ts';
import { greetingKey } from './state.ts';
import type { Outgoing } from './state.ts';
import { speak } from './strings.ts';

type LogProps = Parts & { later: Later | undefined; onConnect: (door: Door) => void };

/** Everything that has been said. Becomes a live region only once what the tab kept stands there, so that it is not read out again. */
export function Log({ onConnect, later, ...parts }: LogProps) {
  const { page, state, say, language } = parts;
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const shown = state.outgoing.filter((one) => one.state !== 'seen');
  useFollow(box, pressed, state.messages.length, shown.length);
  const greeted = state.messages.some(({ id }) => state.keys[id] === greetingKey) || state.messages[0]?.from === 'assistant';
  return (
    <div class="log" ref={box} {...(state.restoring ? {} : { role: 'log', 'aria-label': say('log') })}>
      {/* One list, so that what is drawn before the answer keeps its place when the answer comes. */}
      <ol>
        {[
          ...(greeted ? [] : [<Said key={greetingKey} {...parts} from="assistant" spoken={language} text={page.greeting[language]} />]),
          ...state.messages.map((message) => (
            <Said key={state.keys[message.id] ?? message.id} {...parts} from={message.from} spoken={message.language} text={textOf(message, parts)} promoter={promoterOf(message, parts)}>
              {later && <later.Extras {...parts} message={message} onConnect={onConnect} onPressed={() => { pressed.current = true; }} />}
            </Said>
          )),
          ...shown.map((one) => (
            <Said key={one.id} {...parts} from="company" spoken={language} text={one.option === undefined ? one.text : say('chose', { label: one.text })}>
              <Progress {...parts} one={one} />
            </Said>
          )),
        ]}
      </ol>
    </div>
  );
}

type SaidProps = Parts & { from: Message['from']; spoken: Language; text: string; promoter?: string | undefined; children?: ComponentChildren };

/** One thing said. The same for what is under way and what has arrived, so that it stays in place, and focused, in between. */
function Said({ from, spoken, text, promoter, say, language, children }: SaidProps) {
  return (
    <li class={`said ${from}`} lang={spoken} {...(from === 'company' ? { tabIndex: -1 } : {})}>
      <Sender from={from} say={say} language={language} promoter={promoter} />
      <p class="text">{text}</p>
      {children}
    </li>
  );
}

function textOf({ text, slot, language }: Message, { loaded }: Parts): string {
  return slot === undefined ? text : speak(loaded, language)('chose', { label: text });
}

/** Who writes from outside, and from where: what an adviser asks is told from what the guide asks. */
function promoterOf({ from, text, promoter, question, handover }: Message, { say, state }: Parts): string | undefined {
  if (from !== 'promoter') return undefined;
  const recipient = state.handovers.find(({ id }) => id === handover)?.recipient;
  const name = [promoter ?? say('adviser'), ...(recipient === undefined ? [] : [recipient])].join(', ');
  return say(question !== undefined || text.trimEnd().endsWith('?') ? 'asks' : 'writes', { name });
}

/** How something that has no answer yet is getting on. */
function Progress({ one, say, session }: Parts & { one: Outgoing }) {
  if (one.state === 'sending') return <p class="state">{say('sending')}</p>;
  if (one.state === 'waiting') return <p class="state row">{say('waiting')} <button type="button" class="quiet" onClick={() => { session?.hurry(); }}>{say('retry')}</button></p>;
  return (
    <p class="state row">
      {one.problem !== undefined && one.problem !== '' ? one.problem : say('trouble')}{' '}
      <button type="button" class="quiet" onClick={() => { session?.sendAgain(one); }}>{say('again')}</button>
      <button type="button" class="quiet" onClick={() => { session?.drop(one.id); }}>{say('drop')}</button>
    </p>
  );
}

function Sender({ from, say, language, promoter }: Pick<Parts, 'say' | 'language'> & { from: Message['from']; promoter: string | undefined }) {
  if (promoter !== undefined) return <p class="hint" lang={language}>{promoter}</p>;
  const name = from === 'company' ? 'you' : 'guide';
  return <span class="unseen" lang={language}>{say(name)}: </span>;
}

/**
 * What the company says goes to the top, with the answer below it; what arrives by itself is shown only to who reads at the
 * end. A pressed button goes away with its question: the keyboard then stays at what was said instead of starting over.
 */
function useFollow(box: { current: HTMLDivElement | null }, pressed: { current: boolean }, messages: number, outgoing: number): void {
  const before = useRef([0, 0]);
  useLayoutEffect(() => {
    const [had = 0, hadOut = 0] = before.current;
    before.current = [messages, outgoing];
    const last = (of: string) => [...(box.current?.querySelectorAll<HTMLElement>(of) ?? [])].at(-1);
    if (pressed.current) last('.company')?.focus({ preventScroll: true });
    pressed.current = false;
    const newest = last('.said');
    if (outgoing !== hadOut) last('.company')?.scrollIntoView();
    else if (messages > had && newest && (had === 0 || newest.getBoundingClientRect().top < window.innerHeight)) newest.scrollIntoView({ block: had === 0 ? 'end' : 'nearest' });
  }, [messages, outgoing]);
}
