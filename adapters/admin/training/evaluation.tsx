import type { Language } from '../../../src/events.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { filesSource } from '../../../src/learning/example.ts';
import { keyOf } from '../../../src/learning/queue.ts';
import type { Flipped, TrainingResult } from '../../../src/learning/result.ts';
import { Confidence, Confusions } from './pictures.tsx';
import { sentencePath } from './shared.ts';
import { finePercent, percent, trainingWords } from './words.ts';

/** Examples by where they were said; without the text where it is not for the reader. */
export type Texts = ReadonlyMap<string, { text?: string }>;
type Props = { desk: LearningDesk; language: Language; result: TrainingResult };

/** All that a training changes, beside what was before. */
export function Evaluation({ texts, ...props }: Props & { texts: Texts }) {
  return (
    <>
      <Figures {...props} />
      <Needs {...props} />
      <Flips {...props} texts={texts} />
      <Golden {...props} />
      <Confusions {...props} />
      <Confidence {...props} />
    </>
  );
}

function Figures({ language, result: { before, after } }: Props) {
  const words = trainingWords(language);
  const difference = after.accuracy - before.accuracy;
  return (
    <>
      <h2>{words.figuresTitle}</h2>
      <p class="soft">{words.figuresLead}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.figuresTitle}>
        <table>
          <thead><tr><td></td><th scope="col" class="number">{words.before}</th><th scope="col" class="number">{words.after}</th><th scope="col" class="number">{words.difference}</th></tr></thead>
          <tbody>
            <tr><th scope="row">{words.accuracy}</th><td class="number">{finePercent(before.accuracy, language)}</td><td class="number">{finePercent(after.accuracy, language)}</td><td class="number">{difference >= 0 ? '+' : '−'}{finePercent(Math.abs(difference), language)}</td></tr>
            <tr><th scope="row">{words.judged}</th><td class="number">{before.count}</td><td class="number">{after.count}</td><td></td></tr>
            <tr><th scope="row">{words.calibration}</th><td class="number">{finePercent(before.calibrationError, language)}</td><td class="number">{finePercent(after.calibrationError, language)}</td><td></td></tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

function Needs(props: Props) {
  const { language, result: { after, labels } } = props;
  const words = trainingWords(language);
  const changed = labels.filter(({ verdict }) => verdict !== 'as before').map(({ label }) => label);
  return (
    <>
      <h2>{words.needsTitle}</h2>
      <p class="soft">{words.needsCaption}</p>
      {changed.length === 0 ? <p>{words.noneChanged}</p> : <NeedTable {...props} only={changed} caption={words.onlyChanged} />}
      <details><summary>{words.allNeeds(after.labels.length)}</summary><NeedTable {...props} only={after.labels.map(({ label }) => label)} caption={words.needsTitle} /></details>
    </>
  );
}

function NeedTable({ desk, language, result: { before, after, labels }, only, caption }: Props & { only: readonly string[]; caption: string }) {
  const words = trainingWords(language);
  const share = (value: number | undefined) => (value === undefined ? '–' : percent(value, language));
  const of = (figures: TrainingResult['before'], label: string) => figures.labels.find((one) => one.label === label);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr><th scope="col" rowSpan={2}>{words.label}</th><th scope="colgroup" colSpan={2}>{words.precision}</th><th scope="colgroup" colSpan={2}>{words.recall}</th><th scope="col" rowSpan={2} class="number">{words.support}</th><th scope="col" rowSpan={2}>{words.verdict}</th></tr>
          <tr>{[0, 1].map((i) => [<th key={`${i}f`} scope="col" class="number">{words.before}</th>, <th key={`${i}e`} scope="col" class="number">{words.after}</th>])}</tr>
        </thead>
        <tbody>{[...only].sort((a, b) => desk.named(a, language).localeCompare(desk.named(b, language), language)).map((label) => {
          const [then, now] = [of(before, label), of(after, label)];
          const verdict = labels.find((one) => one.label === label)?.verdict ?? 'as before';
          return (
            <tr key={label}>
              <th scope="row">{desk.named(label, language)}</th>
              <td class="number">{share(then?.precision)}</td><td class="number">{share(now?.precision)}</td>
              <td class="number">{share(then?.recall)}</td><td class="number">{share(now?.recall)}</td>
              <td class="number">{now?.support ?? 0}</td>
              <td>{verdict === 'as before' ? words.verdicts[verdict] : <span class={verdict === 'better' ? 'tag good' : 'tag bad'}>{words.verdicts[verdict]}</span>}</td>
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}

function Flips({ desk, language, result: { lost, won, whole }, texts }: Props & { texts: Texts }) {
  const words = trainingWords(language);
  const named = (id: string) => desk.named(id, language);
  const list = (flips: readonly Flipped[], title: string, all: number) => flips.length > 0 && (
    <details open={flips.length <= 10}>
      <summary>{title}</summary>
      {flips.length < all && <p class="soft">{words.flipsShown(flips.length)}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead><tr><th scope="col">{words.flip}</th><th scope="col">{words.truth}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th><th scope="col">{words.place}</th></tr></thead>
          <tbody>{flips.map((flip, i) => {
            const said = 'source' in flip.at ? flip.at.source : undefined;
            const there = 'text' in flip.at ? { text: flip.at.text } : texts.get(keyOf(flip.at.source));
            const text = there?.text;
            return (
              <tr key={i}>
                {text === undefined ? <td class="soft">{there ? words.otherRegion : words.goneText}</td> : <td lang={flip.language}>{text}</td>}<td>{named(flip.label)}</td><td>{named(flip.before)}</td><td>{named(flip.after)}</td>
                <td>{'file' in flip.at ? `${flip.at.file}:${flip.at.line}` : text !== undefined && said ? <a href={sentencePath(said, 'utkast')}>{said.conversation === filesSource ? words.fromFiles : words.fromTalk}</a> : ''}</td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
    </details>
  );
  return (
    <>
      <h2>{words.flipsTitle}</h2>
      {lost.length + won.length === 0 && <p>{words.noFlips}</p>}
      {list(lost, words.flipsLost(Math.max(whole.lost, lost.length)), whole.lost)}
      {list(won, words.flipsWon(Math.max(whole.won, won.length)), whole.won)}
    </>
  );
}

function Golden({ language, result: { golden: { played, broken, mended, before } } }: Props) {
  const words = trainingWords(language);
  const list = (title: string, lines: readonly string[]) => lines.length > 0 && <><h3>{title}</h3><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></>;
  return (
    <>
      <h2>{words.goldenTitle}</h2>
      <p>{words.goldenPlayed(played)}{broken.length + before.length === 0 && ` ${words.goldenFine}`}</p>
      {list(words.goldenBroken, broken)}
      {list(words.goldenMended, mended)}
      {list(words.goldenBefore, before)}
    </>
  );
}
