import { useEffect, useRef, useState } from 'preact/hooks';
import type { Parts } from './parts.ts';

/** The contract's limit for one message. */
export const mostCharacters = 2_000;
/** From here on one sees how much is left. */
const countFrom = 1_800;

type ComposerProps = Parts & { draft: string; /** Out of the way while a form is filled in; what was typed stays. */ hidden: boolean };

/**
 * The box to write in. The field keeps its own text, so that what is typed before the script has started, or while something
 * else is drawn, is never lost.
 */
export function Composer({ say, session, draft, hidden }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(0);
  useEffect(() => {
    if (field.current && field.current.value === '') field.current.value = draft;
    setLength(field.current?.value.length ?? 0);
  }, [draft]);
  const over = length - mostCharacters;
  const send = () => {
    const text = field.current?.value.trim() ?? '';
    if (!session || !field.current || text === '' || text.length > mostCharacters) return;
    session.say(text);
    field.current.value = '';
    session.keepDraft('');
    setLength(0);
  };
  return (
    <form class="composer" method="dialog" hidden={hidden} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label for="message">{say('message')}</label>
      <div class="write">
        <textarea
          id="message" ref={field} rows={2} aria-describedby="message-hint message-count" aria-invalid={over > 0 ? 'true' : undefined} enterkeyhint="send"
          onInput={({ currentTarget }) => { setLength(currentTarget.value.length); session?.keepDraft(currentTarget.value); }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="main">{say('send')}</button>
      </div>
      <p class="hint"><span id="message-hint">{say('messageHint')}</span> <span id="message-count" class={over > 0 ? 'wrong' : ''}>{length < countFrom ? '' : over > 0 ? say('tooLong', { count: String(over) }) : say('left', { count: String(-over) })}</span></p>
    </form>
  );
}
