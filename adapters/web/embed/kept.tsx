import { useState } from 'preact/hooks';
import { Sure } from './fields.tsx';
import type { Parts } from './parts.ts';

/** What a company may do with what is kept about it: take everything along, have it deleted. */
export function Kept({ say, session, state: { conversation } }: Parts) {
  const [sure, setSure] = useState<'forget' | 'leave'>();
  const [wrong, setWrong] = useState('');
  const download = async () => {
    const answer = await session?.download();
    if (answer?.ok) save(JSON.stringify(answer.value, null, 2), 'ratt-dorr.json');
    else setWrong(say('trouble'));
  };
  const forget = async () => {
    const answer = await session?.forget();
    if (answer?.ok) toMessage();
    else setWrong(answer?.detail || say('trouble'));
  };
  return (
    <>
      {sure ? (
        <Sure
          id="sure" {...(sure === 'leave' ? { text: say('leaveSure', { code: conversation?.code ?? '' }), yes: say('leaveYes'), danger: false } : { text: say('forgetSure'), yes: say('forgetYes') })} no={say('cancel')}
          onYes={() => { if (sure === 'leave') { session?.leave(); toMessage(); } else void forget(); }} onNo={() => { setSure(undefined); }}
        />
      ) : (
        <p class="row">
          <button type="button" onClick={() => { void download(); }}>{say('download')}</button>
          <button type="button" onClick={() => { setSure('leave'); }}>{say('leave')}</button>
          <button type="button" onClick={() => { setSure('forget'); }}>{say('forget')}</button>
        </p>
      )}
      <p role="alert" class="wrong">{wrong}</p>
    </>
  );
}

/** What was pressed is gone with the conversation: the keyboard goes on where the next one begins. */
function toMessage(): void {
  document.getElementById('message')?.focus();
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
