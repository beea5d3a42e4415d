import type { Account } from '../../../src/accounts/account.ts';
import type { Event, EventOf, Language, NoticeSeen, Promoter, Recorded } from '../../../src/events.ts';
import { lapsed } from '../../../src/handover/handover.ts';
import { whenText } from '../time.ts';
import type { Names } from './parts.ts';
import { words as wordsOf } from './words.ts';
import type { Words } from './words.ts';

type OfHandover = Extract<Event, { type: `handover.${string}` }>;
type Told = { at: string; event: OfHandover };
type StoriesProps = { records: readonly Recorded[]; account: Account; language: Language; names: Names };

/** What became of each handover, in plain words with its times. */
export function Stories({ records, account, language, names }: StoriesProps) {
  const words = wordsOf(language);
  const events = records.flatMap(({ at, event }) => (isOfHandover(event) ? [{ at, event }] : []));
  const requests = events.flatMap(({ event }) => (event.type === 'handover.requested' ? [event] : []));
  if (requests.length === 0) return null;
  return (
    <>
      <h2>{words.story}</h2>
      {requests.map((request) => (
        <section key={request.handover} aria-label={words.handoverTo(request.recipient)}>
          <h3>{words.handoverTo(request.recipient)}</h3>
          <p class="soft">{names.service(request.service, language)}</p>
          <ol class="story">
            {events.filter(({ event }) => event.handover === request.handover).map((told, index) => (
              <li key={index}><time dateTime={told.at}>{whenText(told.at, language)}</time> <span dir="auto">{sentenceOf(told, words, language, names)}{noteOf(told.event, request, account, words)}</span></li>
            ))}
          </ol>
          <Sent request={request} words={words} />
        </section>
      ))}
    </>
  );
}

function Sent({ request, words }: { request: EventOf<'handover.requested'>; words: Words }) {
  return (
    <details>
      <summary>{words.sent}</summary>
      <dl class="facts">{request.brief.map(({ label, text }, index) => <div key={index}><dt>{label}</dt><dd dir="auto">{text}</dd></div>)}</dl>
      {request.quotes.length > 0 && <><p class="heading">{words.companysWords}</p>{request.quotes.map((quote, index) => <blockquote key={index} dir="auto">{quote}</blockquote>)}</>}
    </details>
  );
}

function isOfHandover(event: Event): event is OfHandover {
  return event.type.startsWith('handover.');
}

/** A promoter's own words are for the actor's own people, and for those who watch over the region. */
function noteOf(event: OfHandover, { actor }: EventOf<'handover.requested'>, account: Account, words: Words): string {
  const note = 'note' in event ? event.note : undefined;
  return note === undefined || note === '' || (account.actor !== undefined && account.actor !== actor) ? '' : ` ${words.events.note(note)}`;
}

type Say = { words: Words; when: (iso: string) => string; names: Names };

function sentenceOf({ event }: Told, words: Words, language: Language, names: Names): string {
  const when = (iso: string) => whenText(iso, language);
  const say = { words, when, names };
  return 'promoter' in event && event.promoter !== undefined ? pressedText(event, event.promoter, say) : happenedText(event, say);
}

/** What a promoter has pressed. */
function pressedText(event: OfHandover, { name }: Promoter, say: Say): string {
  const { words: { events: told, ...words }, when, names } = say;
  switch (event.type) {
    case 'handover.accepted': return told.accepted(name, when(event.callBy));
    case 'handover.contacted': return told.contacted(name);
    case 'handover.called': return told.called(name);
    case 'handover.asked': return told.asked(name, event.text);
    case 'handover.released': return told.released(name, when(event.by));
    case 'handover.given': return told.given(name, event.to.name);
    case 'handover.completed': return event.outcome === lapsed ? told.lapsed : told.completed(name, words.ending(event.outcome));
    case 'handover.failed': return told.failed(name, words.ending(event.reason));
    case 'handover.declined': return told.declined(name, words.declines[event.reason]);
    case 'handover.referred': return told.referred(name, names.actor(event.to), event.reason === '' && event.because ? words.refers[event.because] : event.reason);
    case 'handover.joined': return told.joined(name, names.actor(event.to), event.reason);
    case 'handover.undone': return told.undone(name);
    default: return happenedText(event, say);
  }
}

/** What the company did, or the clock. */
function happenedText(event: OfHandover, { words: { events: told, ending }, when, words }: Say): string {
  switch (event.type) {
    case 'handover.requested': return requestedText(event, words, when);
    case 'handover.delivered': return told.delivered;
    case 'handover.shared': return [told.shared, ...noticed(event, told)].join(' ');
    case 'handover.answered': return told.answered(event.text);
    case 'handover.failed': return told.failed('', ending(event.reason));
    case 'handover.reminded': return told.reminded[event.to];
    case 'handover.expired': return told.expired;
    case 'handover.withdrawn': return told.withdrawn[event.why ?? 'plain'];
    case 'handover.inquired': return told.inquired;
    case 'handover.unmailed': return told.unmailed;
    case 'handover.rated': return told.rated[event.helped];
    default: return '';
  }
}

function requestedText({ recipient, by, previous, spokenTo, named, notice }: EventOf<'handover.requested'>, { events: say }: Words, when: (iso: string) => string): string {
  const first = previous === undefined ? say.requested(recipient, when(by)) : say.onward(recipient, when(by));
  return [first, ...(spokenTo ? [say.spokenTo(spokenTo.name)] : []), ...(named ? [] : [say.unnamed]), ...noticed({ notice }, say)].join(' ');
}

/** Which text about personal data stood there when the company agreed. */
function noticed({ notice }: { notice?: NoticeSeen | undefined }, say: Words['events']): string[] {
  return notice ? [say.noticed(notice.version)] : [];
}
