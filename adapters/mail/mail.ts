import { createHash } from 'node:crypto';
import type { Conversation } from '../../src/conversation/conversation.ts';
import type { Recorded } from '../../src/events.ts';
import type { Adapter, App, Delivered } from '../adapter.ts';
import { letterOf } from './letter.tsx';
import type { News, Say } from './letter.tsx';
import type { Post } from './post.ts';

type Open = Extract<Conversation, { handovers: unknown }>;

export type MailOptions = {
  /** What takes the letters along. Left out, nobody is written to. */
  post: Post | undefined;
  /** The address that letters come from. */
  sender: string;
  /** Whether they end at the practice desk. */
  practice: boolean;
  now: () => Date;
  publicUrl: () => string;
  /** The code that a conversation is opened with again. */
  codeOf: (conversation: string) => string;
  say: Say;
  /** Whether the company is spoken to as several. */
  isPlural: (conversation: Open) => boolean;
  /** What delivers to actors by e-mail. Left out, they are not written to. */
  toActor?: (delivery: Parameters<Adapter['deliver']>[0], app: App) => Promise<Delivered>;
};

const done: Delivered = { outcome: 'done' };

/** E-mail as an outside world: the company hears what happens with its question, and gets a link back. */
export function mailAdapter(options: MailOptions): Adapter {
  const { post } = options;
  let app: App | undefined;
  return {
    async start(given) { app = given; },
    async deliver(delivery) {
      if (!app) return { outcome: 'later', after: 1000, why: 'not started', ambiguous: delivery.again };
      if (delivery.kind !== 'mail') return options.toActor ? options.toActor(delivery, app) : done;
      if (!post) return done;
      const { conversation: id, version } = delivery;
      const current = await app.read.conversation(id);
      const { events, contacts } = await app.read.everything(id);
      const record = events.find((one) => one.version === version);
      // What has been forgotten since is told to nobody.
      if (!record || current === undefined || current.conversation.status === 'none') return done;
      // Nor what was undone while it waited.
      if (events.some(({ event }) => event.type === 'handover.undone' && event.undoes === record.cause)) return done;
      const { conversation } = current;
      const handover = conversation.handovers.find((one) => one.id === delivery.handover);
      const contact = contacts[handover?.chain ?? ''];
      if (!handover || !contact?.email || (conversation.practice && !options.practice)) return done;
      const { recipient, sensitive, brief } = handover;
      const isKnown = (text: string) => text !== options.say('brief.unknown', conversation.language);
      const need = sensitive ? undefined : brief.find(({ key, text }) => key === 'need' && isKnown(text))?.text;
      const letter = letterOf({
        ...withSpokenYes(options, handover, whatHappened(record, conversation.language), options.isPlural(conversation)), plural: options.isPlural(conversation), recipient, name: contact.name, practice: options.practice,
        link: linkTo(options.publicUrl(), conversation.door, options.codeOf(id)), ...(need === undefined ? {} : { need }),
      }, options.say);
      const result = await post.send({ ...letter, id: createHash('sha256').update(delivery.id).digest('hex').slice(0, 40), conversation: id, sender: options.sender, to: contact.email, at: record.at, attempt: delivery.attempt });
      // Whoever is to help must know that the company does not hear of it by e-mail.
      if (result.outcome === 'given up') await app.receive(id, { type: 'handover.unmailed', handover: handover.id, id: `mail:unmailed:${delivery.id}`, at: options.now().toISOString() });
      return result;
    },
    async stop() { app = undefined; post?.close(); },
  };
}

/** The page of the door with the code behind a #: browsers send that part to nobody. */
export function linkTo(publicUrl: string, door: string, code: string): string {
  return `${publicUrl}/chatt/${encodeURIComponent(door)}#kod=${code}`;
}

type Told = ReturnType<typeof whatHappened>;

/** Who said yes to a promoter by word of mouth is reminded of it in the first letter, and told how to take it back. */
function withSpokenYes({ say }: MailOptions, { spokenTo, recipient, previous }: Open['handovers'][number], told: Told, plural: boolean): Told {
  if (!spokenTo || previous !== undefined || !told.phrase.startsWith('handover.sent')) return told;
  const promoter = spokenTo.actor === undefined ? spokenTo.name : say('mail.spoken.at', told.language, { promoter: spokenTo.name, actor: spokenTo.actor });
  const tell = (phrase: string) => say(phrase, told.language, { promoter, recipient, plural });
  return { ...told, text: [tell('mail.spoken'), told.text, tell('mail.spoken.stop')].join(' ') };
}

/** What a promoter has written is read in the chat only; what we say ourselves is said here word for word. */
function whatHappened({ event }: Recorded, language: News['language']): Pick<News, 'phrase' | 'text' | 'language' | 'promoter'> {
  if (event.type === 'message.sent' && event.from !== 'promoter') return { phrase: event.phrase, text: event.text, language: event.language, promoter: '' };
  if (event.type === 'message.sent') return { phrase: 'question', language, promoter: event.promoter ?? '' };
  return { phrase: event.type === 'handover.completed' ? 'completed' : 'failed', language, promoter: '' };
}
