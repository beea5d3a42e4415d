import { useState } from 'preact/hooks';
import type { Later } from './later.ts';
import type { Parts } from './parts.ts';

/** What a company may do with what is kept about it: come back with a code, take everything along, have it deleted. */
export function OwnData({ later, ...parts }: Parts & { later: Later | undefined }) {
  const { state, say } = parts;
  return (
    <div class="own">
      {state.conversation && <p>{say('code')} <strong class="code">{state.conversation.code}</strong>. {say('codeHint')}</p>}
      <details key={state.conversation ? 'kept' : 'none'}>
        <summary>{state.conversation ? say('yours') : say('haveCode')}</summary>
        {state.conversation ? later && <later.Kept {...parts} /> : <ComeBack {...parts} />}
      </details>
    </div>
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
