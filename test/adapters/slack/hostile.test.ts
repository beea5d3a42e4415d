import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whisper } from '../../../adapters/slack/acting.ts';
import { section } from '../../../adapters/slack/blocks.ts';
import { card, restMessages } from '../../../adapters/slack/card.ts';
import { parts } from '../../../adapters/slack/deliver.ts';
import { checkBlocks, checkView } from '../../../adapters/slack/desk/block-kit/check.ts';
import { limits } from '../../../adapters/slack/desk/block-kit/limits.ts';
import { declineDialog, referDialog } from '../../../adapters/slack/dialogs.ts';
import { askDialog, closeDialog, giveDialog } from '../../../adapters/slack/held-dialogs.ts';
import { sayEvent } from '../../../adapters/slack/notes.ts';
import { sayStanding } from '../../../adapters/slack/standing.ts';
import { cleanLine } from '../../../adapters/slack/safe.ts';
import { words } from '../../../adapters/slack/words.ts';
import type { Event } from '../../../src/events.ts';
import { handoverAfter, requested, viewOf } from './fixtures.ts';
import { liveIn, liveInMessage } from './live.ts';

/** Every string goes through every field: so many in a run of all tests, as many as are asked for otherwise. */
const strings = Number(process.env.STRINGS ?? 5000);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const sv = words('sv');
const keys = ['who', 'need', 'stage', 'place', 'why', 'note'] as const;

/** What people have tried on Slack, piece by piece: mentions, links, dates, code, pictures, and what cannot be seen. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('<!channel>', '<!here|här>', '<!everyone>', '<@U012AB3CD>', '<@W1|anna>', '<#C1|allmänt>', '<!subteam^S1|@alla>', '<!date^1392734382^{date} kl {time}^https://x.example|nyss>', '<https://x.example|klicka>', '<mailto:a@x.example|skriv>', '<tel:112|ring>') },
  { weight: 4, arbitrary: fc.constantFrom('<', '>', '&', '&lt;', '&gt;', '&amp;', '&#60;', '&lt', '<!', '<@', '|', '^', '＜!channel＞', '&lt;!channel&gt;', '&amp;lt;!here&amp;gt;', '<<!here>>', '<\u200b!channel>') },
  { weight: 4, arbitrary: fc.constantFrom('*fet*', '_lutad_', '~struken~', '`kod`', '```', '```\nkod\n```', '> citat', '\n> citat', '\n&gt; citat', '>>> allt', '* ', '1. ', '• ', '[klicka](https://x.example)', '**fet**', '# rubrik', '|a|b|') },
  { weight: 3, arbitrary: fc.constantFrom(':smile:', ':+1::skin-tone-2:', ':flag-se:', 'kl 12:30:45', 'https://x.example/a?b=c&d', 'www.x.example', 'mailto:a@x.example', 'a@x.example', '@channel', '@here', '#allmänt', '+46 70 123 45 67') },
  { weight: 4, arbitrary: fc.constantFrom('\u202e', '\u202a', '\u2066', '\u2069', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u061c', '\u034f', '\u180e', '\u2028', '\u2029', '\u0000', '\u0007', '\u001b[31m', '\u0085', '\r\n', '\n\n\n\n', '\t', '\ud83e', '\udd8c', '\u{e0041}', '\u3164', '\u2800', '\ue000') },
  { weight: 2, arbitrary: fc.constantFrom('🦌', '👩‍👩‍👧', '🇸🇪', 'a\u0308', 'Z̷̡̢a̴l̵g̶o̴', 'ﷺ', 'åäö', '"', '\\', "'", '{{', '${x}', '%s', '__proto__', 'null', ' ') },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const short = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const long = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.integer({ min: 50, max: 3000 })).map(([pieces, times]) => pieces.join('').repeat(times).slice(0, 20_000));
const hostile = fc.oneof({ weight: 500, arbitrary: short }, { weight: 1, arbitrary: long });

const promoter = (name: string) => ({ id: 'U1', name });
/** Everything that can have happened to a case, each with the string in every text it has. */
const happenings: ((text: string) => Event)[] = [
  (text) => ({ type: 'handover.accepted', handover: 'h1', promoter: promoter(text), callBy: requested.by }),
  (text) => ({ type: 'handover.contacted', handover: 'h1', promoter: promoter(text) }),
  (text) => ({ type: 'handover.completed', handover: 'h1', promoter: promoter(text), outcome: 'partly', note: text }),
  (text) => ({ type: 'handover.failed', handover: 'h1', reason: 'could_not_reach', note: text }),
  (text) => ({ type: 'handover.declined', handover: 'h1', promoter: promoter(text), reason: 'other', note: text }),
  (text) => ({ type: 'handover.declined', handover: 'h1', promoter: promoter(text), reason: 'duplicate', note: text }),
  (text) => ({ type: 'handover.referred', handover: 'h1', promoter: promoter(text), to: 'x', reason: text }),
  (text) => ({ type: 'handover.called', handover: 'h1', promoter: promoter(text) }),
  (text) => ({ type: 'handover.asked', handover: 'h1', promoter: promoter(text), text }),
  (text) => ({ type: 'handover.answered', handover: 'h1', message: 'm1', text }),
  (text) => ({ type: 'handover.released', handover: 'h1', promoter: promoter(text), by: requested.by }),
  (text) => ({ type: 'handover.given', handover: 'h1', promoter: promoter('x'), to: promoter(text), callBy: requested.by }),
];
const [accepted] = happenings as [(text: string) => Event];
/** What leads to each state in which a card is shown. */
const states: ((text: string) => Event[])[] = [
  () => [], (text) => [accepted(text)], (text) => [accepted(text), happenings[10]!(text)],
  ...[1, 2, 3, 7, 8, 11].map((one) => (text: string) => [accepted(text), happenings[one]!(text)]), ...[4, 5, 6].map((one) => (text: string) => [happenings[one]!(text)]),
];

/** The case with the string in every field that somebody else can fill. */
function viewWith(text: string, then: readonly Event[]) {
  const event = { ...requested, recipient: text, municipality: text, quotes: [text, 'Vi behöver låna', text], brief: keys.map((key) => ({ key, label: text, text })) };
  const earlier = [4, 6].map((one, i) => handoverAfter({ ...event, handover: `h0${i}` }, { ...happenings[one]!(text), handover: `h0${i}` } as Event));
  return viewOf({
    handover: handoverAfter(event, ...then), chain: earlier, actorName: text, practice: text.length % 2 === 0, language: text.length % 3 === 0 ? 'en' : 'sv',
    contact: { name: text, company: text, phone: text, email: text, callTime: text, organisationNumber: text }, onward: [1, 2, 3, 4, 5].map((one) => ({ id: `a${one}`, name: text })),
  });
}

/** What is wrong with all that Slack would get of one string. `turn` says which of the states and happenings it goes through beside the fullest one. */
function faultsWith(text: string, turn: number): string[] {
  const nameOf = () => text;
  const faults: string[] = [];
  const message = (what: string, sent: { text?: string; blocks?: readonly unknown[]; parse?: string }, most = limits.messageBlocksInAll) => {
    faults.push(...liveInMessage({ parse: 'none', ...sent }).map((fault) => `${what}: ${fault}`));
    if (sent.blocks?.length) faults.push(...broken(what, checkBlocks(sent.blocks)), ...(JSON.stringify(sent.blocks).length > most ? [`${what}: too long`] : []));
    if (Array.from(sent.text ?? 'x').length > limits.messageText || sent.text === '') faults.push(`${what}: no text, or too much`);
  };
  const broken = (what: string, checked: object) => ('messages' in checked ? [`${what}: ${String(checked.messages)}`] : []);

  // The taken card has every field; the other states word some of them anew, and take turns.
  const shown = [['a taken card', [accepted(text)]], ...(turn % 4 === 0 ? [['a card', states[(turn / 4) % states.length]!(text)] as const] : [])] as const;
  for (const [name, then] of shown) {
    const view = viewWith(text, then);
    const made = card(view, nameOf, sv);
    message(name, made);
    message(`${name} in its plainest form`, made.plain);
    message(`${name} as a text`, { text: made.plain.text });
    for (const rest of restMessages(made.rest, sv)) message('the rest of it', { text: rest, blocks: [section(rest)] });
    message('a word for one', whisper(sv.notAnyMore(sayStanding(view.handover, nameOf, sv))));
  }
  const line = sayEvent({ version: 1, at: requested.by, cause: 'x', event: happenings[turn % happenings.length]!(text) }, nameOf, sv);
  for (const part of parts(line)) message('a line in the thread', { text: part, blocks: [section(part)] });
  message('a word for one', whisper(sv.takenBy(cleanLine(text))));

  const about = { handover: requested.handover, channel: 'C1' };
  const dialogs = [referDialog(about, viewWith(text, []).onward, sv), [declineDialog, closeDialog, askDialog, giveDialog][turn % 4]!(about, sv)];
  for (const dialog of dialogs) faults.push(...liveIn(dialog).map((fault) => `a dialog: ${fault}`), ...broken('a dialog', checkView(dialog, 'modal')));
  return faults;
}

describe('whatever others have written', () => {
  it(`does nothing in Slack but being read, and there is room for it: ${strings} strings, each in every field (seed ${seed})`, { timeout: 0 }, () => {
    let count = 0;
    fc.assert(fc.property(hostile, fc.nat(1_000_000), (text, turn) => {
      count += 1;
      expect(faultsWith(text, turn)).toEqual([]);
    }), { numRuns: strings, seed });
    console.log(`${count} hostile strings, each through every field, seed ${seed}`);
  });
});

describe('the reader that looks for what is live', () => {
  it.each([
    ['<!channel>', 'a mention'], ['se <https://x.example|här>', 'a link'], ['*fet*', 'bold'], ['ett _lutat_ ord', 'italics'], ['~bort~', 'struck out'], ['`kod`', 'code'], ['hej :smile:', 'emoji'],
    ['rad\n&gt; citat', 'a quotation'], ['AT&T', 'an ampersand'], ['\u202ebak', 'a sign that turns the writing'], ['\ud83e', 'half a sign'], ['https://x.example', 'an address'],
  ])('sees in %j %s', (text) => {
    expect(liveIn({ type: 'mrkdwn', text })).not.toEqual([]);
  });

  it.each(['AT&amp;T', '2 * 3 * 4', 'snake_case_namn', 'kl. 12.30', 'ungefär ~ så', '&lt;!channel&gt;', 'a &gt; b'])('lets %j be', (text) => {
    expect(liveIn({ type: 'mrkdwn', text })).toEqual([]);
  });

  it('reads our own labels as ours, and what others write after them as theirs', () => {
    expect(liveIn({ type: 'mrkdwn', verbatim: true, text: '*Behov:* låna\n*Varför ni:* 5 ∗ 3' })).toEqual([]);
    expect(liveIn({ type: 'mrkdwn', verbatim: true, text: '*Behov:* *låna*' })).not.toEqual([]);
  });
});
