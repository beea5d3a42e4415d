import type { Language } from '../../../src/events.ts';
import { refusalInWords } from '../../../src/intents/reasons.ts';
import { filesSource } from '../../../src/learning/example.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import type { TrainingResult } from '../../../src/learning/result.ts';
import { trainingWords } from './words.ts';

/** Whether anything speaks against publishing what came of a training, in words. */
export function Verdict({ desk, language, result: { refusals, sentences, examples, wished } }: { desk: LearningDesk; language: Language; result: TrainingResult }) {
  const words = trainingWords(language);
  return (
    <>
      <p>{words.learntFrom(sentences, examples.filter(({ conversation }) => conversation !== filesSource).length)}{wished > 0 && ` ${words.leftOut(wished)}`}</p>
      {refusals.length === 0 ? <p class="told">{words.verdictGood}</p> : (
        <div class="warn" role="alert">
          <p class="first">{words.verdictBad}</p>
          <ul>{refusals.flatMap((refusal) => refusalInWords(refusal, language, (id) => desk.named(id, language))).map((text) => <li key={text}>{text}</li>)}</ul>
        </div>
      )}
    </>
  );
}
