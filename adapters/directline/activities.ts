import type { Door, Language } from '../../src/events.ts';
import type { Handoff, Item, Line } from './feed.ts';
import { localeOf, say } from './words.ts';

type Account = { id: string; name?: string; role: 'user' | 'bot' };
type CardAction = { type: 'imBack' | 'openUrl'; title: string; value: string };
export type Activity = {
  type: 'message' | 'event'; id: string; timestamp: string; channelId: 'directline'; conversation: { id: string }; from: Account; locale: string;
  name?: string; value?: unknown; text?: string; textFormat?: 'plain'; inputHint?: 'expectingInput' | 'acceptingInput';
  attachmentLayout?: 'list';
  attachments?: { contentType: string; content: { title: string; subtitle: string; text: string; buttons: CardAction[] } }[];
  suggestedActions?: { to: string[]; actions: CardAction[] };
  channelData?: Record<string, string>;
};

type Said = Pick<Activity, 'type' | 'from' | 'text'> & Partial<Activity>;

/** The id of the one who answers for us; its name is that of the guide, the service or the promoter who speaks. */
const bot = 'ratt-dorr';

/** What a client is told, as Direct Line's Activity. `user` is whom the client's token names, for messages whose sender is no longer known. */
export function activityOf(item: Item, conversation: string, user: string): Activity {
  const { id, at, language } = item;
  const base = { id, timestamp: at, channelId: 'directline', conversation: { id: conversation }, locale: localeOf(language) } as const;
  return item.kind === 'handoff' ? { ...base, ...eventOf(item) } : { ...base, ...messageOf(item, user) };
}

function eventOf({ name, value, language }: Handoff) {
  return { type: 'event', from: { id: bot, name: say('service', language), role: 'bot' }, name, value } as const;
}

function messageOf({ from, name, text, choices, doors, language, sender }: Line, user: string): Said {
  // Each line becomes a paragraph in Web Chat: an empty one would be a hole.
  const said = { type: 'message', text: text.replace(/\n{2,}/g, '\n'), textFormat: 'plain' } as const;
  if (from === 'company') {
    return {
      ...said, from: { id: sender?.id ?? user, ...(sender?.name === undefined ? {} : { name: sender.name }), role: 'user' },
      ...(sender?.clientActivityID === undefined ? {} : { channelData: { clientActivityID: sender.clientActivityID } }),
    };
  }
  const actions = [...choices.map(({ title }) => press(title)), ...doors.flatMap((door) => buttonsOf(door, language).slice(0, 1))];
  return {
    ...said, from: { id: bot, name, role: 'bot' }, inputHint: actions.length > 0 ? 'expectingInput' : 'acceptingInput',
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
    // The doors stand in the text as well: Web Chat's smaller build and many other clients draw no cards.
    ...(doors.length > 0 ? { text: textWithDoors(said.text, doors, language), attachmentLayout: 'list', attachments: doors.map((door) => cardOf(door, language)) } : {}),
  };
}

function cardOf(door: Door, language: Language) {
  const { name, title, about, why, unverified } = door;
  const because = why.length === 0 ? undefined : say('because', language, { why: why.join(', ') });
  return { contentType: 'application/vnd.microsoft.card.hero', content: { title: name, subtitle: title, text: [about, because, ...(unverified ? [say('unverified', language)] : [])].filter((one) => one !== undefined && one !== '').join('\n\n'), buttons: buttonsOf(door, language) } };
}

function buttonsOf(door: Door, language: Language): CardAction[] {
  const connect = connectTitle(door, language);
  const url = webAddress(door.url);
  return [
    ...(connect === undefined ? [] : [press(connect)]),
    ...(url === undefined ? [] : [{ type: 'openUrl' as const, title: say('site', language, { name: door.name }), value: url }]),
  ];
}

function press(title: string): CardAction {
  return { type: 'imBack', title, value: title };
}

/** What a company says to be handed over to a door; undefined for a door that it goes to by itself. */
export function connectTitle({ handover, name }: Door, language: Language): string | undefined {
  return handover === 'link' ? undefined : say(handover === 'live' ? 'connect' : 'introduce', language, { name });
}

/** A text with the doors it recommends below it, one on each line. */
export function textWithDoors(text: string, doors: readonly Door[], language: Language): string {
  return [text, ...doors.map((door) => doorLine(door, language))].join('\n');
}

function doorLine({ name, title, why, url, unverified }: Door, language: Language): string {
  const address = webAddress(url);
  return `– ${name}: ${title}.${why.length === 0 ? '' : ` ${say('because', language, { why: why.join(', ') })}.`}${unverified ? ` ${say('unverified', language)}` : ''}${address === undefined ? '' : ` ${address}`}`;
}

/** The address when it leads to a web page: no other kind of link is ever handed on. */
function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
}
