import type { Say, Key } from './strings.ts';

type AnswersProps = { id: string; question: string; options: readonly { text: Key; value: string }[]; given: string | undefined; say: Say; onPress: (value: string) => void };

/** A short question with its answers as buttons. It can be answered anew. */
export function Answers({ id, question, options, given, say, onPress }: AnswersProps) {
  return (
    <div class="rating row" role="group" aria-labelledby={id}>
      <span id={id}>{question}</span>
      {options.map(({ text, value }) => <button key={value} type="button" class="quiet" aria-pressed={given === value} onClick={() => { onPress(value); }}>{say(text)}</button>)}
      {given !== undefined && <span>{say('thanks')}</span>}
    </div>
  );
}
