import { createHash } from 'node:crypto';
import { NotNow } from '../../../src/events.ts';
import type { Language } from '../../../src/events.ts';
import { isOpen } from '../../../src/handover/handover.ts';
import type { Adapter, App, Delivered, HandoverView } from '../../adapter.ts';
import type { Letter } from '../letter.tsx';
import type { Post } from '../post.ts';
import { cardLetter, linkLetter, newsLetter } from './letters.ts';
import type { About } from './letters.ts';
import type { Links } from './links.ts';
import type { Voice } from './voice.ts';
import { words as wordsOf } from './words.ts';

/** Remembers what has gone to whom by e-mail, and what has been used up. The store's own. */
export type Memory = {
  mailedAt(handover: string): Promise<string | undefined>;
  setMailed(handover: string, at: string): Promise<void>;
  spend(once: { hash: string; until: string }, now: string): Promise<boolean>;
  isSpent(hash: string): Promise<boolean>;
};

export type ActorMail = { post: Post | undefined; sender: string; practice: boolean; publicUrl: () => string; links: Links; voice: () => Voice; language: Language; notSaid: (language: Language) => string; memory: Memory; now: () => Date };

type Claimed = Parameters<Adapter['deliver']>[0];
const done: Delivered = { outcome: 'done' };

/** Delivers to an actor by e-mail what another gets in Slack: the card as a letter with a link, and a short letter where something happens that it should know. */
export function actorDeliverer(options: ActorMail): (delivery: Claimed, app: App) => Promise<Delivered> {
  return async (delivery, app) => {
    const view = await app.read.handover(delivery.handover);
    // What has been forgotten since has nothing left to tell.
    if (!view || (view.practice && !options.practice)) return done;
    if (view.mail === undefined || !options.post) return { outcome: 'given up', why: 'no e-mail is sent, or the actor has no address for handovers: see SMTP_URL, MAIL_FROM and the actor’s mail' };
    // The page shows how things stand whenever it is opened.
    if (delivery.kind === 'refresh') return done;
    // Slack can be found broken twice over, by a delivery and by whoever looks after connections: the case itself goes once.
    if (delivery.kind === 'card' && (await options.memory.mailedAt(delivery.handover)) !== undefined) {
      await arrived(options, delivery, app);
      return done;
    }
    const due = await letterOf(options, delivery, app, { ...view, mail: view.mail });
    if (!due) return done;
    const result = await options.post.send({ ...due.letter, id: idOf(delivery), conversation: delivery.conversation, sender: options.sender, to: view.mail, at: due.at, attempt: delivery.attempt });
    if (result.outcome === 'done') await sent(options, delivery, app);
    return result;
  };
}

/** The letter of a delivery, and when what it tells of happened: it is the same however often it is tried. */
async function letterOf({ links, publicUrl, voice, language, notSaid }: ActorMail, { id, kind, conversation, handover, version, due }: Claimed, { read }: App, view: HandoverView & { mail: string }): Promise<{ letter: Letter; at: string } | undefined> {
  const about = (at: string): About => ({ view, voice: voice(), words: wordsOf(language), language, notSaid: notSaid(view.language), link: pageLink(publicUrl(), links.forLetter(handover, id, new Date(at), view.mail)) });
  if (kind === 'link') return { letter: linkLetter(about(due)), at: due };
  if (kind === 'card') return isOpen(view.handover) ? { letter: cardLetter(about(view.handover.at)), at: view.handover.at } : undefined;
  const [record] = await read.events(conversation, version - 1);
  const letter = record?.version === version ? newsLetter(about(record.at), record) : undefined;
  return record && letter ? { letter, at: record.at } : undefined;
}

/** A letter that the mail server has taken has come to the actor, as far as anybody can know. */
async function sent(options: ActorMail, delivery: Claimed, app: App): Promise<void> {
  await options.memory.setMailed(delivery.handover, options.now().toISOString());
  if (delivery.kind === 'card') await arrived(options, delivery, app);
}

/** Says that the case has come to the actor; once more where the process ended before it was said. */
async function arrived({ now }: ActorMail, { id, conversation, handover }: Claimed, app: App): Promise<void> {
  try {
    await app.receive(conversation, { type: 'handover.deliver', handover, id: `mail:delivered:${id}`, at: now().toISOString() });
  } catch (error) {
    // It may have been taken back or gone on meanwhile.
    if (!(error instanceof NotNow)) throw error;
  }
}

/** The address of a case's page by a link. */
export function pageLink(publicUrl: string, link: string): string {
  return `${publicUrl}/arende/${link}`;
}

function idOf({ id }: Claimed): string {
  return createHash('sha256').update(`actor:${id}`).digest('hex').slice(0, 40);
}
