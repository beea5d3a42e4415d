import { useEffect, useRef, useState } from 'preact/hooks';
import { Answers } from './answers.tsx';
import { Sure } from './fields.tsx';
import type { Parts } from './parts.ts';
import { isUnderWay } from './reading.ts';
import type { Handover, Helped, Language } from './shapes.ts';
import type { Say } from './strings.ts';
import { sayTime } from './words.ts';

/** Where the company's question is, for each time it was handed on. What happens is read out by the log; this is for looking it up. */
export function Status({ focus, ...parts }: Parts & { /** Changes when the company has just sent its question. */ focus: number }) {
  const { state: { handovers, messages }, say } = parts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (focus > 0) heading.current?.focus(); }, [focus]);
  // What is said meanwhile stands above and would push what has the keyboard out of sight.
  useEffect(() => { if (document.activeElement === heading.current) heading.current?.scrollIntoView({ block: 'nearest' }); }, [messages.length]);
  if (handovers.length === 0) return null;
  return (
    <section class="panel status" aria-labelledby="status-title">
      <h2 id="status-title" ref={heading} tabIndex={-1}>{say('yourQuestion')}</h2>
      <ol>{handovers.map((handover) => <li key={handover.id}><One {...parts} handover={handover} /></li>)}</ol>
    </section>
  );
}

function One({ handover, ...parts }: Parts & { handover: Handover }) {
  const { say, state, language } = parts;
  const next = isUnderWay(handover.status) ? undefined : state.handovers.find(({ previous, why }) => previous === handover.id && why !== 'mistake');
  return (
    <>
      <p>{stateText(handover, say, language)}{handover.assists !== undefined && isUnderWay(handover.status) && ` ${say('assists')}`}{next?.recipient !== undefined && ` ${say('onTo', { to: next.recipient })}`}</p>
      {isUnderWay(handover.status) && <Withdraw {...parts} handover={handover} />}
      {(handover.status === 'completed' || handover.status === 'failed') && (
        <Answers
          id={`helped-${handover.id}`} question={say('helpedAsk')} options={[{ text: 'yes', value: 'yes' }, { text: 'partly', value: 'partly' }, { text: 'no', value: 'no' }]} say={say}
          given={handover.helped} onPress={(helped) => { void parts.session?.helped(handover.id, helped as Helped); }}
        />
      )}
    </>
  );
}

/** How one handover stands, in one or two sentences. */
export function stateText({ status, actor, recipient = actor, promoter, by, callBy, why }: Handover, say: Say, language: Language): string {
  const who = { recipient, promoter: promoter?.name ?? say('someone') };
  const hears = by === undefined ? '' : ` ${say('hears', { by: sayTime(by, language) })}`;
  switch (status) {
    case 'requested':
    case 'delivered':
      return say(status, who) + hears;
    case 'accepted':
      return callBy === undefined ? say('accepted', who) : say('acceptedBy', { ...who, by: sayTime(callBy, language) });
    case 'contacted':
    case 'completed':
    case 'declined':
    case 'referred':
    case 'expired':
      return say(status, who);
    case 'withdrawn':
      return say(why === 'mistake' || why === 'kept' ? why : status, who);
    default:
      return say('failed', who);
  }
}

function Withdraw({ handover: { id, actor, recipient = actor }, say, session }: Parts & { handover: Handover }) {
  const [sure, setSure] = useState(false);
  const [wrong, setWrong] = useState('');
  const withdraw = async () => {
    const answer = await session?.withdraw(id);
    if (answer && !answer.ok) setWrong(answer.detail === '' ? say('trouble') : answer.detail);
  };
  if (!sure) return <p class="row"><button type="button" class="quiet" onClick={() => { setSure(true); }}>{say('withdraw')}</button></p>;
  return <Sure id={`sure-${id}`} text={say('withdrawSure', { recipient })} yes={say('withdrawYes')} no={say('keep')} wrong={wrong} onYes={() => { void withdraw(); }} onNo={() => { setSure(false); }} />;
}
