import { may } from '../../../src/accounts/account.ts';
import type { Door, EventOf, Language, Question, Recorded } from '../../../src/events.ts';
import type { TalkRow } from '../../../src/store/talks.ts';
import { Form } from '../form.tsx';
import type { Call } from '../route.ts';
import { whenText } from '../time.ts';
import type { Names, Ways } from './parts.ts';
import { Stories } from './story.tsx';
import { UnderstoodTurn } from './understood.tsx';
import { words as wordsOf } from './words.ts';

export type TranscriptProps = { call: Call; row: TalkRow; records: readonly Recorded[]; names: Names; ways: Ways };

/** One conversation, as it was said, with what was understood and how it went on. */
export function Transcript({ call, row, records, names, ways }: TranscriptProps) {
  const { language } = call;
  const words = wordsOf(language);
  const ratings = new Map(records.flatMap(({ event }) => (event.type === 'message.rated' ? [[event.message, event.helpful] as const] : [])));
  return (
    <>
      <p><a href="/admin/samtal">{words.back}</a></p>
      {row.practice && <p class="warn">{words.practiceNote}</p>}
      <About row={row} language={language} names={names} />
      <Actions call={call} row={row} ways={ways} />
      <h2>{words.talk}</h2>
      <ol class="transcript">
        {records.map((record) => <Turn key={record.version} {...{ record, call, names, ways, ratings }} conversation={row.conversation} />)}
      </ol>
      <Stories records={records} account={call.account} language={language} names={names} />
    </>
  );
}

function About({ row, language, names }: { row: TalkRow; language: Language; names: Names }) {
  const words = wordsOf(language);
  const lines: [string, string | undefined][] = [
    [words.began, whenText(row.at, language)], [words.cameBy, names.actor(row.door)], [words.belongs, names.region(row.region, language)], [words.ledTo, row.led === undefined ? undefined : names.actor(row.led)],
    [words.need, row.need === undefined ? undefined : names.need(row.need, language)], [words.stage, row.stage === undefined ? undefined : names.value('stage', row.stage, language)], [words.municipality, row.municipality],
    [words.outcome, words.outcomes[row.outcome]], [words.whatMarks, row.flags.length === 0 ? undefined : row.flags.map((flag) => words.flags[flag]).join(', ')],
  ];
  return <dl class="facts">{lines.flatMap(([name, value]) => (value === undefined ? [] : [<div key={name}><dt>{name}</dt><dd>{value}</dd></div>]))}</dl>;
}

/** What else can be done with the conversation: each part of the pages adds its own. */
function Actions({ call, row, ways: { keepAsTest, more } }: { call: Call; row: TalkRow; ways: Ways }) {
  const words = wordsOf(call.language);
  const others = (more?.(row.conversation) ?? []).filter(({ right }) => may(call.account, right));
  const keep = keepAsTest && may(call.account, 'label') ? keepAsTest(row.conversation) : undefined;
  if (keep === undefined && others.length === 0) return null;
  return (
    <div class="actions" role="group" aria-label={words.actions}>
      {keep !== undefined && <Form of={call} to={keep} class="inline"><button class="second">{words.keepAsTest}</button></Form>}
      {others.map(({ to, label }) => <a key={to} class="button second" href={to}>{label[call.language]}</a>)}
    </div>
  );
}

type TurnProps = { record: Recorded; call: Call; conversation: string; names: Names; ways: Ways; ratings: ReadonlyMap<string, boolean> };

function Turn({ record: { event, at }, call, conversation, names, ways, ratings }: TurnProps) {
  const { language } = call;
  const words = wordsOf(language);
  const time = <time dateTime={at}>{whenText(at, language)}</time>;
  switch (event.type) {
    case 'message.said':
      return (
        <li class="by company" id={event.message}>
          <p class="speaker">{words.company} {time}</p>
          <p class="spoken" lang={event.language} dir="auto">{event.text}</p>
          <UnderstoodTurn event={event} language={language} names={names} />
          {ways.learn && may(call.account, 'label') && <p><a href={ways.learn(conversation, event.message)}>{words.learn}</a></p>}
        </li>
      );
    case 'option.chosen':
      return <li class="by company"><p class="speaker">{words.company} {slotText(event, words)} {time}</p><p class="spoken" dir="auto">[{event.label}]</p></li>;
    case 'message.sent':
      return <Sent event={event} at={at} language={language} names={names} helpful={ratings.get(event.message)} />;
    case 'region.moved':
      return <li class="aside">{words.moved(names.region(event.region, language))}</li>;
    case 'language.changed':
      return <li class="aside">{words.languageChanged(words.languages[event.language])}</li>;
    default:
      return null;
  }
}

function slotText({ slot, correction }: EventOf<'option.chosen'>, words: ReturnType<typeof wordsOf>): string {
  const name = Object.hasOwn(words.slots, slot) ? words.slots[slot as keyof typeof words.slots] : undefined;
  if (name === undefined) return '';
  return `(${correction ? words.corrected(name) : words.pressed(name)})`;
}

function Sent({ event, at, language, names, helpful }: { event: EventOf<'message.sent'>; at: string; language: Language; names: Names; helpful: boolean | undefined }) {
  const words = wordsOf(language);
  const speaker = event.from === 'promoter' ? words.promoter(event.promoter ?? '') : event.from === 'system' ? words.system : words.assistant;
  return (
    <li class={`by ${event.from}`} id={event.message}>
      <p class="speaker">{speaker} <time dateTime={at}>{whenText(at, language)}</time></p>
      <p class="spoken" lang={event.language} dir="auto">{event.text}</p>
      {event.understood && event.understood.length > 0 && <p class="soft">{words.rests}: {event.understood.map(({ slot, label }) => `${words.slots[slot]} ${label}`).join(' · ')}</p>}
      {event.doors && event.doors.length > 0 && <Doors doors={event.doors} language={language} names={names} />}
      {event.question && <Asked question={event.question} language={language} />}
      {helpful !== undefined && <p><span class={`tag ${helpful ? 'good' : 'bad'}`}>{helpful ? words.thumbUp : words.thumbDown}</span></p>}
    </li>
  );
}

function Doors({ doors, language, names }: { doors: readonly Door[]; language: Language; names: Names }) {
  const words = wordsOf(language);
  return (
    <>
      <p class="heading">{words.doors}</p>
      <ol class="doors">
        {doors.map((door) => (
          <li key={door.actor}>
            <b>{door.name === '' ? names.actor(door.actor) : door.name}</b>: {door.title}{door.unverified && <> <span class="tag">{words.unverified}</span></>}
            {door.why.length > 0 && <ul>{door.why.map((why, index) => <li key={index}>{why}</li>)}</ul>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Asked({ question, language }: { question: Question; language: Language }) {
  const words = wordsOf(language);
  if (!question.options) return <p class="soft">{words.freeText}</p>;
  const shown = question.options.slice(0, 12);
  return <p class="soft">{words.asked}: {shown.map(({ label }) => `[${label}]`).join(' ')}{question.options.length > shown.length && ' …'}</p>;
}

