import type { Language } from '../../../src/events.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import type { TrainingResult } from '../../../src/learning/result.ts';
import { percent, trainingWords } from './words.ts';

type Props = { desk: LearningDesk; language: Language; result: TrainingResult };

/** So many needs are in the heat map, those that are mixed up most; and so many rows in its table. */
const most = { labels: 12, rows: 25 } as const;
const cell = 30;
const left = 210;
const top = 170;
/** Room for the names that lean to the right. */
const slant = 120;

/** What is mixed up with what, as a heat map, with the same figures as a table. */
export function Confusions({ desk, language, result: { after: { confusions } } }: Props) {
  const words = trainingWords(language);
  const wrong = confusions.filter(({ truth, guess }) => truth !== guess);
  if (wrong.length === 0) return <><h2>{words.confusionsTitle}</h2><p>{words.noConfusions}</p></>;
  const weights = new Map<string, number>();
  for (const { truth, guess, count } of wrong) for (const label of [truth, guess]) weights.set(label, (weights.get(label) ?? 0) + count);
  const labels = [...weights].sort(([, a], [, b]) => b - a).slice(0, most.labels).map(([label]) => label);
  const greatest = Math.max(...wrong.map(({ count }) => count));
  const named = (id: string) => { const name = desk.named(id, language); return name.length > 26 ? `${name.slice(0, 25)}…` : name; };
  const size = labels.length * cell;
  return (
    <>
      <h2>{words.confusionsTitle}</h2>
      <p class="soft">{words.confusionsLead}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.confusionsTitle}>
        <svg class="mixed" viewBox={`0 0 ${left + size + slant} ${top + size}`} width={left + size + slant} height={top + size} role="img" aria-label={words.confusionsTitle}>
          {labels.map((label, i) => <text key={label} class="name" x={left - 8} y={top + i * cell + 20} text-anchor="end">{named(label)}</text>)}
          {labels.map((label, i) => <text key={label} class="name" transform={`translate(${left + i * cell + 18} ${top - 8}) rotate(-50)`}>{named(label)}</text>)}
          {labels.flatMap((truth, row) => labels.map((guess, column) => {
            const count = truth === guess ? 0 : (wrong.find((one) => one.truth === truth && one.guess === guess)?.count ?? 0);
            const step = count === 0 ? 0 : Math.max(1, Math.ceil((count / greatest) * 5));
            return (
              <g key={`${truth} ${guess}`}>
                <rect class={truth === guess ? 'same' : `heat${step}`} x={left + column * cell} y={top + row * cell} width={cell - 2} height={cell - 2} />
                {count > 0 && <text class={step > 2 ? 'count strong' : 'count'} x={left + column * cell + cell / 2 - 1} y={top + row * cell + 19} text-anchor="middle">{count}</text>}
              </g>
            );
          }))}
        </svg>
      </div>
      <details>
        <summary>{words.confusionsTable}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={words.confusionsTable}>
          <table>
            <thead><tr><th scope="col">{words.truth}</th><th scope="col">{words.guess}</th><th scope="col" class="number">{words.count}</th></tr></thead>
            <tbody>{wrong.slice(0, most.rows).map(({ truth, guess, count }) => <tr key={`${truth} ${guess}`}><th scope="row">{desk.named(truth, language)}</th><td>{desk.named(guess, language)}</td><td class="number">{count}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** As sure as this, and a need counts as understood. */
const threshold = 0.5;
const plot = { width: 560, height: 200, left: 48, bottom: 28, top: 12 } as const;

/** How sure the model is and how often it is right then, with the step from which it counts as sure, and the same as a table. */
export function Confidence({ language, result: { after: { confidence } } }: Props) {
  const words = trainingWords(language);
  const greatest = Math.max(1, ...confidence.map(({ count }) => count));
  const x = (share: number) => plot.left + share * (plot.width - plot.left - 8);
  const y = (share: number) => plot.top + (1 - share) * (plot.height - plot.top - plot.bottom);
  const line = confidence.filter(({ count }) => count > 0).map(({ from, to, right }) => `${x((from + to) / 2).toFixed(1)},${y(right).toFixed(1)}`).join(' ');
  return (
    <>
      <h2>{words.confidenceTitle}</h2>
      <p class="soft">{words.confidenceLead}</p>
      <svg class="confidence" viewBox={`0 0 ${plot.width} ${plot.height}`} width={plot.width} height={plot.height} role="img" aria-label={words.confidenceTitle}>
        {[0, 0.5, 1].map((share) => <g key={share}><line class="grid" x1={plot.left} x2={plot.width - 8} y1={y(share)} y2={y(share)} /><text class="axis" x={plot.left - 6} y={y(share) + 4} text-anchor="end">{percent(share, language)}</text></g>)}
        {confidence.map(({ from, to, count }) => <rect key={from} class="column" x={x(from) + 2} width={x(to) - x(from) - 4} y={y(count / greatest)} height={y(0) - y(count / greatest)} />)}
        <line class="threshold" x1={x(threshold)} x2={x(threshold)} y1={plot.top} y2={y(0)} />
        <polyline class="right" points={line} />
        {[0, 0.25, 0.5, 0.75, 1].map((share) => <text key={share} class="axis" x={x(share)} y={plot.height - 8} text-anchor={share === 1 ? 'end' : 'middle'}>{percent(share, language)}</text>)}
      </svg>
      <details>
        <summary>{words.confidenceTitle}</summary>
        <table>
          <thead><tr><th scope="col">{words.sureness}</th><th scope="col" class="number">{words.support}</th><th scope="col" class="number">{words.share}</th></tr></thead>
          <tbody>{confidence.map(({ from, to, count, right }) => <tr key={from}><th scope="row">{percent(from, language)}–{percent(to, language)}</th><td class="number">{count}</td><td class="number">{count === 0 ? '–' : percent(right, language)}</td></tr>)}</tbody>
        </table>
      </details>
    </>
  );
}
