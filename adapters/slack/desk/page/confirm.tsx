import { useId } from 'preact/hooks';
import type { z } from 'zod';
import type { confirmation } from '../block-kit/pieces.ts';
import { useModal } from './modal.ts';
import { Text } from './text.tsx';

/** A question that must be answered before an action is sent. */
export type Question = z.infer<typeof confirmation>;

/** Asks whether to go on. */
export function Confirm({ question, onYes, onNo }: { question: Question; onYes: () => void; onNo: () => void }) {
  const box = useModal();
  const title = useId();
  return (
    <dialog
      ref={box}
      class="dialog small"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id={title}>{question.title?.text ?? 'Är du säker?'}</h2>
      <div class="body">
        <Text of={question.text} />
      </div>
      <div class="ends">
        <button type="button" onClick={onNo}>{question.deny?.text ?? 'Avbryt'}</button>
        <button type="button" class={question.style === 'danger' ? 'danger' : 'primary'} onClick={onYes}>{question.confirm?.text ?? 'Ja'}</button>
      </div>
    </dialog>
  );
}
