import type { EventOf, Language } from '../../../src/events.ts';
import type { Names } from './parts.ts';
import { words as wordsOf } from './words.ts';

const mostNeeds = 5;
const mostFound = 5;

/** What was made of one thing that the company wrote, and why: everything that the next step rested on. */
export function UnderstoodTurn({ event: { reading, removed }, language, names }: { event: EventOf<'message.said'>; language: Language; names: Names }) {
  const words = wordsOf(language);
  const needsIn = (ids: readonly string[]) => ids.map((id) => names.need(id, language)).join(', ');
  const facts: [string, string][] = [
    [words.because, reading.because.join(', ')], [words.both, needsIn(reading.both ?? [])], [words.askedOutright, needsIn(reading.asked ?? [])], [words.notNeeds, needsIn(reading.notNeeds)],
    [words.named, reading.named.map(({ actor, as, quote }) => `${names.actor(actor)} (${words.namedAs[as]}, ${words.says(quote)})`).join(', ')],
    [words.general, share(reading.general)], [words.offtopic, reading.offtopic === undefined ? '' : share(reading.offtopic)],
    [words.removed, removed.map(words.removedKinds).join(', ')], [words.readIn, words.languages[reading.language]], [words.model, reading.model],
  ];
  return (
    <details class="understood">
      <summary>{words.understood}: <span class="kind">{gist({ reading, words, language, names })}</span></summary>
      {reading.needs.length === 0 ? <p class="soft">{words.noNeeds}</p> : (
        <>
          <p class="heading">{words.likeliest}</p>
          <ol class="bars">{reading.needs.slice(0, mostNeeds).map(({ need, p }) => <Bar key={need} label={names.need(need, language)} share={p} />)}</ol>
        </>
      )}
      {reading.mentions.length > 0 && (
        <>
          <p class="heading">{words.readOut}</p>
          <ul>{reading.mentions.map(({ slot, value, quote, sure }, index) => <li key={index}>{words.slots[slot]}: <b>{names.value(slot, value, language)}</b>, {words.says(quote)} ({words.sure(share(sure))})</li>)}</ul>
        </>
      )}
      {reading.found.length > 0 && (
        <>
          <p class="heading">{words.foundBySearch}</p>
          <ol class="bars">{reading.found.slice(0, mostFound).map(({ service, score }) => <Bar key={service} label={names.service(service, language)} share={score} />)}</ol>
        </>
      )}
      <dl class="facts">{facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </details>
  );
}

function gist({ reading, words, language, names }: { reading: EventOf<'message.said'>['reading']; words: ReturnType<typeof wordsOf>; language: Language; names: Names }): string {
  const [first] = reading.needs;
  return reading.kind === 'need' && first ? `${names.need(first.need, language)}, ${share(first.p)}` : words.kinds[reading.kind].toLowerCase();
}

/** A share as a bar, and in figures for everybody. */
function Bar({ label, share: part }: { label: string; share: number }) {
  const width = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <li>
      <span>{label}</span>
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="rail" width="100" height="8" /><rect class="fill" width={width} height="8" /></svg>
      <span class="number">{share(part)}</span>
    </li>
  );
}

function share(part: number): string {
  return `${Math.round(part * 100)} %`;
}
