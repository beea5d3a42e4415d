import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A box to write in. Enter sends, Shift and Enter makes a new line; what could not be sent is left in the box. */
export function Composer({ label, hint, disabled, focused = false, send }: { label: string; hint?: string; disabled: boolean; focused?: boolean; send: (text: string) => Promise<boolean> }) {
  const id = useId();
  const [text, setText] = useState('');
  const busy = useRef(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const go = async () => {
    if (busy.current || disabled || text.trim() === '') return;
    busy.current = true;
    const sent = await send(text.trim()).finally(() => (busy.current = false));
    if (sent) setText('');
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <label for={id}>{label}</label>
      <div class="row">
        <textarea
          id={id}
          rows={1}
          ref={box}
          value={text}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void go();
          }}
        />
        <button type="submit" class="primary" disabled={disabled}>Skicka</button>
      </div>
      {hint && <p id={`${id}-hint`} class="hint">{hint}</p>}
    </form>
  );
}
