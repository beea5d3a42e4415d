import { useCallback, useContext, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../people/outcome.ts';
import type { Filled } from '../people/values.ts';
import type { View } from '../state.ts';
import { Around, explain, type Here } from './around.ts';
import { Blocks } from './blocks.tsx';
import { Field, type Fill } from './fields.tsx';
import { useModal } from './modal.ts';

type Errors = Record<string, string>;
export type DialogProps = {
  view: View;
  submit: (filled: Filled) => Promise<Outcome>;
  dismiss: () => void;
  pressAt: (here: Here) => (what: { action: string; block?: string; chosen?: string | string[] }) => Promise<Outcome>;
};

/** A dialog that the app has opened. */
export function Dialog({ view, submit, dismiss, pressAt }: DialogProps) {
  const box = useModal();
  const filled = useRef<Filled>({});
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const title = useId();
  const around = useContext(Around);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const fill = useCallback<Fill>((block, action, value) => {
    filled.current = { ...filled.current, [block]: { [action]: value } };
  }, []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const outcome = await submit(filled.current).finally(() => setBusy(false));
    setErrors(outcome.ok ? {} : (outcome.errors ?? {}));
    setTrouble(explain(outcome));
  };
  const here = useMemo(
    () => ({ ...around, press: async (what: Parameters<typeof around.press>[0]) => {
      const outcome = await pressAt({ at: { view: view.id }, filled: filled.current })(what);
      setTrouble(explain(outcome));
      return outcome;
    } }),
    [around, pressAt, view.id],
  );
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        dismiss();
      }}
    >
      <form noValidate onSubmit={(event) => void send(event)}>
        <h2 id={title}>{view.title?.text}</h2>
        <Around.Provider value={here}>
          <div class="body">
            <Blocks blocks={view.blocks} field={(block) => <Field block={block} error={errors[block.block_id ?? '']} fill={fill} />} />
          </div>
        </Around.Provider>
        <p class="fault" role="alert">{trouble}</p>
        <div class="ends">
          <button type="button" onClick={dismiss}>{view.close?.text ?? 'Avbryt'}</button>
          {view.submit && <button type="submit" class="primary" aria-busy={busy}>{view.submit.text}</button>}
        </div>
      </form>
    </dialog>
  );
}
