import { sendings } from '../events.ts';
import type { EventOf, Language, Sends } from '../events.ts';
import type { OpenConversation } from './conversation.ts';
import { detail, needNow } from './recommend.ts';
import type { HandoverRequest } from './input.ts';
import type { World } from './world.ts';

export type Brief = EventOf<'handover.requested'>['brief'];

const longestQuote = 600;
const mostQuotes = 8;

/** What the promoter reads first, line by line; who it is comes from the contact and is joined later. */
export function briefOf(world: World, conversation: OpenConversation, service: string | undefined, introduces: string | undefined, note: string | undefined): Brief {
  const { language, known } = conversation;
  const say = (name: string) => world.phrase(name, language);
  const label = (slot: 'stage' | 'sector' | 'employees' | 'market' | 'org') => { const value = known[slot]?.value; return value === undefined ? [] : [detail(world, slot, value, language)]; };
  const need = needNow(conversation);
  const place = known.municipality?.value;
  const lines: Brief = [
    { key: 'need', label: say('brief.need'), text: (need === undefined ? undefined : world.needs.get(need)?.label[language]) ?? say('brief.unknown') },
    { key: 'stage', label: say('brief.stage'), text: capital([...label('stage'), ...label('org'), ...label('employees')].join(', ')) || say('brief.unknown') },
    { key: 'place', label: say('brief.place'), text: capital([...(place === undefined ? [] : [place]), ...label('sector'), ...label('market')].join(', ')) || say('brief.unknown') },
    { key: 'why', label: say('brief.why'), text: whyYou(world, conversation, service, introduces) },
  ];
  return note === undefined || note === '' ? lines : [...lines, { key: 'note', label: say('brief.note'), text: note }];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why it comes to this actor, in words for the promoter who reads it. */
export function whyYou(world: World, conversation: OpenConversation, service: string | undefined, introduces: string | undefined): string {
  const { language } = conversation;
  const need = needNow(conversation);
  const introduced = introduces === undefined ? undefined : world.actors.get(introduces)?.name;
  const title = world.services.get(service ?? '')?.title[language];
  return [
    ...(need === undefined ? [] : [world.phrase('brief.why.need', language, { what: world.needs.get(need)?.reason[language] ?? '' })]),
    ...(introduced !== undefined ? [world.phrase('brief.why.introduce', language, { name: introduced })] : title === undefined ? [] : [world.phrase('brief.why.service', language, { title })]),
  ].join(' ') || world.phrase('brief.why.anyone', language);
}

/** The company's own words that go along: all but what it struck out. */
export function quotesOf(conversation: OpenConversation, omit: readonly string[]): string[] {
  return conversation.said.filter(({ message, text, reading }) => !omit.includes(message) && tellsSomething(text, reading.kind)).slice(-mostQuotes).map(({ text }) => (text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text));
}

/** A wish for a human or for suggestions is said to us; the promoter has no use of it. */
function tellsSomething(text: string, kind: string): boolean {
  return kind !== 'human' && kind !== 'smalltalk' && !wantsSuggestions(text);
}

/** Whether the company asks for the doors now, without further questions. */
export function wantsSuggestions(text: string): boolean {
  return /^(visa (mig )?(förslag|forslag|dörrar)( nu)?|show (me )?(suggestions|doors)( now)?)[.!]?$/.test(text.normalize('NFC').trim().toLowerCase());
}

/** The lines of a brief that leave the house. */
export function sentLines(brief: Brief, sends: Sends = 'full'): Brief {
  if (sends === 'full') return brief;
  return brief.filter(({ key }) => (sends === 'link' ? key === 'need' : key !== 'who' && key !== 'note'));
}

/** The one of two that sends less. */
export function least(one: Sends = 'full', other: Sends = 'full'): Sends {
  return sendings[Math.max(sendings.indexOf(one), sendings.indexOf(other))] ?? 'link';
}

/** What of it is sent, where that is less than all. */
export function sendsLess(sends: Sends | undefined): { sends?: Sends } {
  return sends === undefined || sends === 'full' ? {} : { sends };
}

/** Who it is, as the promoter reads it: name and company. */
export function whoOf({ name, company }: HandoverRequest['contact']): string {
  return company === undefined || company === '' ? name : `${name}, ${company}`;
}

/** Word for word what will be sent, for the company to read before it agrees. */
export function previewText(world: World, terms: Pick<EventOf<'handover.requested'>, 'recipient' | 'introduces' | 'brief' | 'quotes' | 'sensitive' | 'onward' | 'sends'>, request: HandoverRequest, language: Language, plural: boolean): string {
  const { recipient, introduces, sends = 'full' } = terms;
  const quotes = sends === 'full' ? terms.quotes : [];
  const say = (name: string, values: Record<string, string> = {}) => world.phrase(name, language, { recipient, plural, ...values });
  const { contact } = request;
  const later = [contact.email, contact.phone, contact.callTime, contact.organisationNumber].filter((one) => one !== undefined && one !== '').join(', ');
  const introduced = introduces === undefined ? undefined : world.actors.get(introduces)?.name;
  return [
    say('preview.to'),
    ...(introduced === undefined ? [] : [say('preview.introduce', { name: introduced })]),
    '',
    ...(sends === 'full' ? [`${say('brief.who')}: ${whoOf(contact)}`] : []),
    ...sentLines(terms.brief, sends).map(({ label, text }) => `${label}: ${text}`),
    ...(quotes.length === 0 ? [] : ['', `${say('preview.quotes')}:`, ...quotes.map((quote) => `”${quote}”`)]),
    '',
    ...(sends === 'full' ? [] : [say('preview.page')]),
    ...(terms.sensitive ? [say('preview.sensitive')] : []),
    ...(request.recognise ? [say('preview.recognise')] : []),
    say(sends === 'link' ? 'preview.later.page' : 'preview.later', { list: later }),
    say(`preview.onward.${terms.onward}`),
  ].join('\n');
}
