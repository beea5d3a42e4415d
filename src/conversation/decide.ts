import { Helped, NotNow, slots, unknown } from '../events.ts';
import type { Event, Language, Question, Recorded, Slot } from '../events.ts';
import { wantsSuggestions } from './brief.ts';
import { addition, additionQuestion, answerAddition } from './additions.ts';
import { evolve } from './conversation.ts';
import type { Conversation, OpenConversation } from './conversation.ts';
import { decideHandover, currentHandover } from './handing.ts';
import type { Input, Read } from './input.ts';
import type { Handover } from '../handover/handover.ts';
import { lead, leadToPerson, sayDespair, sayOfftopic } from './lead.ts';
import { answerOnward, unnamedHandover } from './onward.ts';
import { isPlural } from './recommend.ts';
import { answerHelped, inquiredHandover } from './waiting.ts';
import { answerPromoter, askedHandover } from './working.ts';
import type { World } from './world.ts';

/**
 * The only place that decides: an input (with its reading, when it is a text), what we know of the conversation, and the
 * world → what happens next. Pure. Throws NotNow when what is asked for is not possible.
 */
export function decide(world: World, conversation: Conversation, input: Input, read?: Read): Event[] {
  if (input.type === 'conversation.open') return opened(world, conversation, input);
  if (conversation.status === 'none') throw new NotNow('unknown_conversation', 'There is no such conversation.');
  switch (input.type) {
    case 'message.say':
      if (!read) throw new Error('a text is decided on with its reading');
      return said(world, conversation, input, read);
    case 'option.choose':
      return chosen(world, conversation, input);
    case 'language.choose':
      return conversation.languageHeld && conversation.language === input.language ? [] : [{ type: 'language.changed', language: input.language }];
    case 'message.rate':
      return [{ type: 'message.rated', message: input.message, helpful: input.helpful }];
    default:
      return decideHandover(world, conversation, input);
  }
}

function opened(world: World, conversation: Conversation, input: Input & { type: 'conversation.open' }): Event[] {
  if (conversation.status !== 'none') throw new NotNow('conflict_id', 'There is a conversation with this id already.');
  const door = world.doors.get(input.door);
  if (!door) throw new NotNow('unknown_door', world.phrase('error.unknown_door', input.language ?? 'sv'));
  const language = input.language ?? door.language;
  return [
    { type: 'conversation.opened', door: input.door, region: door.region, language, languageChosen: input.language !== undefined, practice: input.practice },
    { type: 'message.sent', message: `${input.id}.1`, from: 'assistant', phrase: 'greeting', text: world.phrase('greeting', language, { plural: true }), language },
  ];
}

function said(world: World, before: OpenConversation, input: Input & { type: 'message.say' }, read: Read): Event[] {
  const { reading } = read;
  const language = spokenLanguage(before, reading.language);
  const first: Event = { type: 'message.said', message: input.id, text: read.text, language, removed: read.removed, reading };
  const after = next(before, first, input.at);
  const answer = () => reply(world, before, after, input, read);
  return [first, ...answer()];
}

/** The language of a message; the conversation's own where it was chosen for a first message or the text is in neither. */
function spokenLanguage(conversation: OpenConversation, heard: 'sv' | 'en' | 'other'): Language {
  if (heard === 'other' || (conversation.languageChosen && !conversation.languageHeld && conversation.said.length === 0)) return conversation.language;
  return heard;
}

function reply(world: World, before: OpenConversation, after: OpenConversation, input: Input & { type: 'message.say' }, { reading, text }: Read): Event[] {
  if (reading.kind === 'despair') return sayDespair(world, after, input);
  const handover = currentHandover(after);
  // What is typed after a promoter's question is meant for the promoter: a "ja" to it must not give away the name.
  const asked = askedHandover(after);
  const pending = before.question?.slot === 'onward' ? before.question : undefined;
  if (asked) return stillAsking(answerPromoter(world, after, input, asked, text), pending);
  const answer = typed(world, { before, after }, input, text);
  if (answer) return answer;
  if (handover) return quiet(world, after, input, pending);
  if (reading.kind === 'human') return leadToPerson(world, after, input, 'human');
  if (reading.language === 'other') return soundsLikeBusiness(text) ? leadToPerson(world, after, input, 'recommend.language') : sayOfftopic(world, after, input, 'offtopic');
  if (wantsSuggestions(text)) return lead(world, after, input, { askMore: false });
  const answering = before.said.length > 0 && reading.mentions.length + reading.named.length > 0;
  if (!answering && (reading.kind === 'offtopic' || reading.kind === 'smalltalk')) return sayOfftopic(world, after, input, reading.kind);
  return lead(world, after, input, { askMore: true });
}

/** What a short text answers of what was asked about a handover: whether the name may go on, whether what was written may go along, or whether it helped. */
function typed(world: World, { before, after }: { before: OpenConversation; after: OpenConversation }, input: Input, text: string): Event[] | undefined {
  const yes = yesOrNo(text);
  switch (before.question?.slot) {
    case 'onward': {
      const handover = unnamedHandover(after);
      return handover && yes !== undefined ? answerOnward({ world, conversation: after, input, handover }, yes) : undefined;
    }
    case addition: {
      const handover = currentHandover(after);
      return handover && yes !== undefined && isShort(text) ? answerAddition(world, after, input, handover, { yes, written: before.said.at(-1) }) : undefined;
    }
    case 'helped': {
      const [handover, helped] = [inquiredHandover(after), helpedIn(text)];
      return handover && helped ? answerHelped({ world, conversation: after, input, handover }, helped) : undefined;
    }
    default:
      return undefined;
  }
}

/** What the company was asked before stays asked with the last that is said. */
function stillAsking(events: Event[], pending: Question | undefined): Event[] {
  return events.map((event) => (pending && event.type === 'message.sent' ? { ...event, question: pending } : event));
}

/** While people have the question the assistant keeps silent, but says that what was written is kept, and asks whether they may read it; what they wait to hear stays asked. */
function quiet(world: World, conversation: OpenConversation, input: Input, pending?: Question): Event[] {
  const handover = currentHandover(conversation);
  if (!handover) return [];
  const { language } = conversation;
  const by = handover.status === 'accepted' && handover.named ? handover.callBy : handover.by;
  const phrase = handover.status === 'contacted' ? 'handover.quiet.contacted' : by < input.at ? 'handover.quiet.late' : 'handover.quiet';
  const text = world.phrase(phrase, language, {
    recipient: handover.recipient, by: world.sayTime(by, language), plural: isPlural(conversation), ...('promoter' in handover ? { promoter: handover.promoter.name } : {}),
  });
  const question = pending ?? (input.type === 'message.say' ? additionQuestion(world, conversation, handover) : undefined);
  return [{ type: 'message.sent', message: `${input.id}.1`, from: 'system', phrase, text, language, handover: handover.id, ...(question ? { question } : {}) }];
}

function chosen(world: World, before: OpenConversation, input: Input & { type: 'option.choose' }): Event[] {
  const { language } = before;
  const asked = before.question?.slot === input.slot;
  if (Object.hasOwn(aboutHandover, input.slot)) return pressed(world, before, input, asked ? before.question : undefined);
  if (!isKnownOption(world, input.slot, input.option)) throw new NotNow('unknown_option', world.phrase('error.unknown_option', language));
  const press: Event = { type: 'option.chosen', message: input.id, slot: input.slot, option: input.option, label: world.label(input.slot, input.option, language), correction: !asked, language };
  const after = next(before, press, input.at);
  if (currentHandover(after)) return [press, ...quiet(world, after, input)];
  return [press, ...lead(world, after, input, { askMore: true })];
}

/** What is asked about a handover, and not about the company: each with the handover that it is about. */
const aboutHandover: Readonly<Record<string, (conversation: OpenConversation) => Handover | undefined>> = { onward: unnamedHandover, [addition]: currentHandover, helped: inquiredHandover };

/** A press on what was asked about a handover. */
function pressed(world: World, before: OpenConversation, input: Input & { type: 'option.choose' }, question: Question | undefined): Event[] {
  const { language } = before;
  const option = question?.options?.find(({ id }) => id === input.option);
  const handover = aboutHandover[input.slot]?.(before);
  if (!handover || !option) throw new NotNow('unknown_option', world.phrase('error.unknown_option', language));
  const press: Event = { type: 'option.chosen', message: input.id, slot: input.slot, option: option.id, label: option.label, correction: false, language };
  const after = next(before, press, input.at);
  if (input.slot === addition) return [press, ...answerAddition(world, after, input, handover, { yes: option.id === 'ja', written: before.said.at(-1) })];
  if (input.slot === 'helped') return [press, ...answerHelped({ world, conversation: after, input, handover }, option.id === unknown ? unknown : Helped.parse(option.id))];
  return [press, ...(option.id === unknown ? quiet(world, after, input, question) : answerOnward({ world, conversation: after, input, handover }, option.id === 'ja'))];
}

function isKnownOption(world: World, slot: string, option: string): slot is Slot {
  if (!(slots as readonly string[]).includes(slot)) return false;
  if (option === unknown) return true;
  if (slot === 'need') return world.needs.has(option);
  if (slot === 'municipality') return world.regionOf(option) !== undefined || world.isPlace(option);
  return world.hasOption(slot, option);
}

function next(conversation: OpenConversation, event: Event, at: string): OpenConversation {
  const recorded: Recorded = { version: 0, at, cause: '', event };
  const after = evolve(conversation, recorded);
  if (after.status === 'none') throw new Error('a conversation does not cease to exist');
  return after;
}

function yesOrNo(text: string): boolean | undefined {
  const first = text.normalize('NFC').trim().toLowerCase().match(/^\p{L}+/u)?.[0] ?? '';
  if (['ja', 'japp', 'jadå', 'jo', 'absolut', 'gärna', 'okej', 'ok', 'yes', 'sure', 'yep'].includes(first)) return true;
  return ['nej', 'nä', 'nej tack', 'no', 'nope', 'inte'].includes(first) ? false : undefined;
}

/** Whoever writes more than a few words has something else to say than yes or no. */
function isShort(text: string): boolean {
  return text.trim().split(/\s+/u).length <= 4;
}

/** A short answer to whether it helped. */
function helpedIn(text: string): Helped | undefined {
  if (!isShort(text)) return undefined;
  if (/^(delvis|till viss del|lite|sådär|partly|somewhat|a little)\b/iu.test(text.normalize('NFC').trim())) return 'partly';
  const answer = yesOrNo(text);
  return answer === undefined ? undefined : answer ? 'yes' : 'no';
}

/** Whether a text in a third language seems to be about a business: long enough to be a matter, or with a word that is the same everywhere. */
function soundsLikeBusiness(text: string): boolean {
  const business = /\b(firm|compan|empres|entrepris|unternehm|business|export|import|yritys|yrity|[a-zåäö]*yrity|spółk|firma|azienda|impresa|şirket|bedrijf|virksomhed|bedrift|startup|start-up|biznes|shirkad|ganacsi)/iu;
  return business.test(text) || /شرك|تجار|مشروع|бизнес|компани|фирм|公司|会社|شرکت/u.test(text);
}
