import { useState } from 'preact/hooks';
import { focusHere } from './fields.tsx';
import type { Parts } from './parts.ts';

/** What a company may do with what is kept about it: take everything along, have it deleted. */
export function Kept({ say, session }: Parts) {
  const [sure, setSure] = useState(false);
  const [wrong, setWrong] = useState('');
  const download = async () => {
    const answer = await session?.download();
    if (answer?.ok) save(JSON.stringify(answer.value, null, 2), 'ratt-dorr.json');
    else setWrong(say('trouble'));
  };
  const forget = async () => {
    const answer = await session?.forget();
    if (answer && !answer.ok) setWrong(say('trouble'));
  };
  return (
    <>
      {sure ? (
        <div role="group" aria-labelledby="forget-sure">
          <p id="forget-sure">{say('forgetSure')}</p>
          <p class="row">
            <button type="button" class="danger" onClick={() => { void forget(); }}>{say('forgetYes')}</button>
            <button type="button" ref={focusHere} onClick={() => { setSure(false); }}>{say('forgetNo')}</button>
          </p>
        </div>
      ) : (
        <p class="row">
          <button type="button" onClick={() => { void download(); }}>{say('download')}</button>
          <button type="button" onClick={() => { setSure(true); }}>{say('forget')}</button>
        </p>
      )}
      <p role="alert" class="wrong">{wrong}</p>
    </>
  );
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
