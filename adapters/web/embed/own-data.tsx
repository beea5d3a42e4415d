import { useState } from 'preact/hooks';
import type { Parts } from './parts.ts';
import { focusHere } from './status.tsx';

/** What a company may do with what is kept about it: come back with a code, take everything along, have it deleted. */
export function OwnData(parts: Parts) {
  const { state, say } = parts;
  return (
    <div class="own">
      {state.conversation && <p>{say('code')} <strong class="code">{state.conversation.code}</strong>. {say('codeHint')}</p>}
      <details key={state.conversation ? 'kept' : 'none'}>
        <summary>{state.conversation ? say('yours') : say('haveCode')}</summary>
        {state.conversation ? <Kept {...parts} /> : <ComeBack {...parts} />}
      </details>
    </div>
  );
}

function Kept({ say, session }: Parts) {
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

function ComeBack({ say, session }: Parts) {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState('');
  const comeBack = async () => {
    const answer = await session?.resume(code.trim());
    if (answer && !answer.ok) setWrong(answer.status === 404 || answer.status === 400 ? say('codeWrong') : answer.detail || say('trouble'));
  };
  return (
    <form method="dialog" onSubmit={(event) => { event.preventDefault(); if (code.trim() !== '') void comeBack(); }}>
      <label for="code">{say('codeField')}</label>
      <div class="row">
        <input
          id="code" value={code} autocomplete="off" autocapitalize="characters" spellcheck={false} aria-describedby="code-wrong" aria-invalid={wrong === '' ? undefined : 'true'}
          onInput={({ currentTarget }) => { setCode(currentTarget.value); setWrong(''); }}
        />
        <button type="submit">{say('back')}</button>
      </div>
      <p id="code-wrong" role="alert" class="wrong">{wrong}</p>
    </form>
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
