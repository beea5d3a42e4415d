import { z } from 'zod';
import { Contact, Door, Helped, Language, Option, Question, Understood } from '../../src/events.ts';
import { openStatuses } from '../../src/statuses.ts';
import { reachable } from './faults.ts';

/**
 * What may be asked of the API and what it answers: the one source of the checks and of the OpenAPI. What is asked is
 * strict; answers may grow.
 */

/** How large a body may be, and how deeply nested. */
export const bodyLimits = { bytes: 32 * 1024, levels: 20 };

const Id = z.guid().meta({ description: 'A UUID that the client makes. The same id again gives the same answer.' });
const Name = z.string().min(1).max(100);

/** One line of text: line breaks and control characters become spaces. */
const line = (most: number) => z.string().overwrite((text) => wellFormed(text).replace(/[\s\p{Cc}]+/gu, ' ').trim()).max(most);
/** Text of several lines. */
const lines = (most: number) => z.string().overwrite((text) => wellFormed(text).replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '').trim()).max(most);

export const OpenBody = z.strictObject({
  door: Name.meta({ description: 'The id of the actor whose door one comes in by.' }),
  language: Language.exactOptional(),
  practice: z.boolean().default(false).meta({ description: 'Reaches no real channel and no figure.' }),
});

export const SayBody = z.union([
  z.strictObject({ id: Id, text: lines(2_000).min(1) }),
  z.strictObject({ id: Id, slot: Name, option: Name }),
]);

const ContactBody = z.strictObject({
  name: line(120).min(1),
  email: line(254).refine((text) => text === '' || /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@.<>"(),;:\\]{2,}$/u.test(text), { params: { fault: 'email' } }).exactOptional(),
  phone: line(40).refine((text) => text === '' || (/^[+()\d\s./-]*$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 6), { params: { fault: 'phone' } }).exactOptional(),
  callTime: line(200).exactOptional(),
  company: line(160).exactOptional(),
  organisationNumber: line(40).exactOptional(),
}).refine(({ email, phone }) => Boolean(email) || Boolean(phone), { params: { fault: reachable }, path: ['email'] })
  .meta({ description: 'E-mail or telephone is needed.' });

export const HandoverBody = z.strictObject({
  id: Id,
  actor: Name,
  service: z.string().max(100).exactOptional(),
  contact: ContactBody,
  consent: z.literal(true).meta({ description: 'The company has read what will be sent and to whom, and has said yes.' }),
  onward: z.enum(['ask', 'share']).default('ask'),
  sensitive: z.boolean().default(false),
  recognise: z.boolean().default(false).meta({ description: 'Whether promoters may see whom the company has been in touch with before through us, and how that ended. It counts where it was allowed both times.' }),
  omit: z.array(z.string().max(200)).max(500).default([]).meta({ description: 'Ids of messages that are not sent along.' }),
  note: lines(2_000).exactOptional(),
});

/** The same body, before the company has agreed. */
export const PreviewBody = HandoverBody.extend({ id: Id.exactOptional(), consent: z.boolean().exactOptional() });

export const HelpedBody = z.strictObject({ helped: Helped });
export const LanguageBody = z.strictObject({ language: Language });
export const RatingBody = z.strictObject({ helpful: z.boolean() });
export const ResumeBody = z.strictObject({ code: z.string().min(1).max(200) });
export const NoBody = z.strictObject({});

/** The longest that a call may wait for news. */
export const longestWait = 25;
const number = (most: number) => z.string().regex(/^\d{1,15}$/).transform(Number).refine((value) => value <= most);
/** What may stand after the ? when a conversation is fetched. */
export const SinceQuery = z.object({
  after: number(Number.MAX_SAFE_INTEGER).exactOptional().meta({ description: 'Only the messages after this version.' }),
  wait: number(longestWait).exactOptional().meta({ description: `So many seconds, at most ${longestWait}, the answer may wait for something to be new.` }),
});

/** The times that answers carry. */
const Time = z.iso.datetime();

export const ConversationShown = z.object({
  id: z.string(),
  door: z.string(),
  region: z.string(),
  language: Language,
  status: z.enum(['open', 'handover', 'closed']),
  code: z.string().meta({ description: 'The code to write down, to come back with.' }),
  practice: z.boolean(),
});
export type ConversationShown = z.infer<typeof ConversationShown>;

export const Message = z.object({
  id: z.string(),
  at: Time,
  language: Language,
  from: z.enum(['company', 'assistant', 'promoter', 'system']),
  text: z.string(),
  question: Question.exactOptional(),
  doors: z.array(Door).max(3).exactOptional(),
  understood: z.array(Understood).exactOptional().meta({ description: 'What a recommendation rests on. Each can be corrected with `{ slot, option }`; see its options.' }),
  slot: z.string().exactOptional().meta({ description: 'What the company chose an answer to, where it pressed instead of writing.' }),
  handover: z.string().exactOptional(),
  promoter: z.string().exactOptional(),
});
export type Message = z.infer<typeof Message>;

export const HandoverShown = z.object({
  id: z.string(),
  actor: z.string(),
  service: z.string(),
  recipient: z.string(),
  status: z.enum([...openStatuses, 'completed', 'failed', 'declined', 'referred', 'expired', 'withdrawn']),
  at: Time,
  by: Time.meta({ description: 'By when the company has been told that it will hear.' }),
  onward: z.enum(['ask', 'share']),
  sensitive: z.boolean(),
  named: z.boolean().meta({ description: 'Whether the recipient gets the name and the contact details.' }),
  introduces: z.string().exactOptional(),
  previous: z.string().exactOptional(),
  assists: z.string().exactOptional().meta({ description: 'The handover that this one helps with; that one leads.' }),
  since: z.int().meta({ description: 'The version of the conversation at which it came into its present state. Of two pictures of a handover the one with the greater number is the later.' }),
  why: z.enum(['kept', 'mistake']).exactOptional().meta({ description: 'Why it was withdrawn, where the company has not simply taken its question back: it did not want its name to go on, or a promoter had sent it by mistake.' }),
  to: z.string().exactOptional(),
  promoter: z.object({ name: z.string() }).exactOptional(),
  left: z.object({ name: z.string() }).exactOptional().meta({ description: 'Who had it and let it go: it lies with the same recipient again.' }),
  callBy: Time.exactOptional(),
  helped: Helped.exactOptional(),
});
export type HandoverShown = z.infer<typeof HandoverShown>;

const messages = z.array(Message);
const handovers = z.array(HandoverShown);
const token = z.string().meta({ description: 'Sent as Authorization: Bearer in every further call. Shown once.' });
const version = z.int().meta({ description: 'The version of the conversation: the Last-Event-ID to follow the stream from.' });

export const Opened = z.object({ conversation: ConversationShown, token, messages, version });
export const Said = z.object({ messages, conversation: ConversationShown });
export const Everything = z.object({ conversation: ConversationShown, messages, handovers, version });
export const Resumed = Everything.extend({ token });
export const Preview = z.object({
  text: z.string(),
  recipient: z.string(),
  by: Time,
  closedUntil: z.iso.date().exactOptional().meta({ description: 'The last day on which the recipient is closed, where the company has to wait for that.' }),
  closedText: z.string().exactOptional(),
});
export const Options = z.object({ options: z.array(Option) });
export const HelpedShown = z.object({ handover: HandoverShown });
export const LanguageShown = z.object({ conversation: ConversationShown });
export const HandedOver = z.object({ handover: HandoverShown, messages, conversation: ConversationShown });
export const Rated = z.object({ rating: z.object({ message: z.string(), helpful: z.boolean() }) });

export const Export = z.object({
  exportedAt: Time,
  conversation: ConversationShown,
  messages,
  handovers,
  contacts: z.record(z.string(), Contact).meta({ description: 'By the first handover of each chain.' }),
  events: z.array(z.object({ version: z.int(), at: Time, event: z.looseObject({ type: z.string() }) })),
});

const Words = z.object({ sv: z.string(), en: z.string().optional() });
export const Regions = z.object({
  regions: z.array(z.object({
    id: z.string(),
    name: Words,
    municipalities: z.array(z.object({ code: z.string(), name: z.string() })),
    coordinator: z.string().exactOptional(),
    doors: z.array(z.object({ id: z.string(), name: z.string(), language: Language, status: z.string() })),
  })),
});
const Entry = z.record(z.string(), z.unknown());
export const Actors = z.object({ region: z.string(), actors: z.array(Entry) });
export const Services = z.object({ region: z.string(), services: z.array(Entry) });

export const Health = z.object({ status: z.literal('ok') });

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().meta({ description: 'What to do, in the language of the reader.' }),
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).exactOptional(),
}).meta({ description: 'RFC 9457.' });
export type Problem = z.infer<typeof Problem>;

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

