import type { Language, Recorded } from '../../../src/events.ts';
import type { HandoverView } from '../../adapter.ts';
import { written } from '../letter.tsx';
import type { Letter } from '../letter.tsx';
import { line } from '../line.ts';
import type { Voice } from './voice.ts';
import type { Words } from './words.ts';

/** What a letter to an actor is written from: the case as it stands, and what is sent of it. */
export type About = { view: HandoverView; voice: Voice; words: Words; language: Language; link: string; /** How the brief says that it is not known what the company needs. */ notSaid: string };

/** The card as a letter: the lines of the brief, the company's words, and where it stands, as far as they are sent to this actor. Never how to reach the company. */
export function cardLetter(about: About): Letter {
  const { view, voice, words } = about;
  const { brief, quotes } = view.handover;
  const said = view.sends === 'link' ? [] : brief.map((one) => `${voice.words.keys[one.key]}: ${line(one.text)}`);
  const chain = view.sends === 'link' ? '' : line(voice.chain(view));
  return letter(about, words.subject.new(subjectOf(about)), [
    words.question(line(view.handover.recipient), view.sends === 'link' ? needOf(about) : ''),
    ...(said.length === 0 ? [] : [said.join('\n')]),
    ...(chain === '' ? [] : [chain]),
    ...(quotes.length === 0 ? [] : [[voice.words.ownWords, ...quotes.map((quote) => `”${line(quote)}”`)].join('\n')]),
    line(voice.standing(view)),
  ]);
}

/** Which events an actor is written to about, with the subject and the words of each. What it has pressed itself is told only where it needs a way back. */
const told: Readonly<Partial<Record<Recorded['event']['type'], { subject: Exclude<keyof Words['subject'], 'new'>; text?: 'answered' | 'shared' }>>> = {
  'handover.accepted': { subject: 'taken' },
  'handover.given': { subject: 'taken' },
  'handover.answered': { subject: 'answered', text: 'answered' },
  'handover.released': { subject: 'news' },
  'handover.shared': { subject: 'news', text: 'shared' },
  'handover.unmailed': { subject: 'news' },
  'handover.withdrawn': { subject: 'withdrawn' },
  'handover.expired': { subject: 'expired' },
  'handover.reminded': { subject: 'waits' },
  'handover.undone': { subject: 'news' },
};

/** The short letter about something that has happened to the case; undefined where it needs none. */
export function newsLetter(about: About, record: Recorded): Letter | undefined {
  const { view, voice, words } = about;
  const how = told[record.event.type];
  if (!how) return undefined;
  const text = how.text === undefined ? line(voice.line(record)) : words[how.text];
  return text === '' ? undefined : letter(about, words.subject[how.subject], [text, words.about(line(view.handover.recipient), subjectOf(about))]);
}

/** The letter with a new way in, for whoever has asked for one. */
export function linkLetter(about: About): Letter {
  const { view, words } = about;
  return letter(about, words.subject.link, [words.newLink, words.about(line(view.handover.recipient), subjectOf(about))]);
}

function letter({ view, voice, words, language, link }: About, subject: string, body: readonly string[]): Letter {
  const paragraphs = [...(view.practice ? [voice.words.practice] : []), ...body];
  return { from: words.from, subject: line(subject), ...written({ language, title: words.from, body: paragraphs, open: words.open, link, foot: [words.once, words.noReply] }) };
}

/** What the company needs, where that is known. */
function needOf({ view: { handover }, notSaid }: About): string {
  const text = handover.brief.find(({ key }) => key === 'need')?.text ?? '';
  return text === notSaid ? '' : line(text).replace(/[.!?…]+$/u, '');
}

/** What the subject may say: one of our own names for what companies need, and nothing where the company has asked for care. */
function subjectOf(about: About): string {
  return about.view.handover.sensitive ? '' : needOf(about);
}
