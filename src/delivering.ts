import type { App, Delivered } from '../adapters/adapter.ts';
import { recheckMs } from './content.ts';
import { clockInput } from './deliveries.ts';
import { NotNow } from './events.ts';
import type { Settings } from './events.ts';
import type { Knowledge } from './knowledge/schema.ts';
import type { PracticeWay } from './practice.ts';
import type { Claimed, Store } from './store/store.ts';
import { wayOf } from './ways.ts';
import type { Way } from './ways.ts';

export type Delivering = {
  ways: Readonly<Record<Way, (delivery: Claimed) => Promise<Delivered>>>;
  app: Pick<App, 'receive' | 'read'>;
  store: Pick<Store, 'handover' | 'mailedAt' | 'place' | 'addDelivery'>;
  knowledge: () => Knowledge;
  settings: () => readonly Settings[];
  /** Where what is for practice goes; left out, as what is real. */
  practice?: () => PracticeWay;
  now: () => Date;
  log: { warn(about: object, text: string): void };
};

/**
 * Delivers by the actor's way. What Slack will not take goes by e-mail, where the actor takes it so; a card that never reached
 * anybody who can take it leaves nobody waiting: the question goes on to the next door, or to the coordinating one.
 */
export function delivererOf(parts: Delivering): (delivery: Claimed) => Promise<Delivered> {
  const { ways, app, now, log } = parts;
  return async (delivery) => {
    const { id, kind, conversation, handover } = delivery;
    const input = clockInput(delivery, now().toISOString());
    if (input) return strike(app, conversation, input);
    const practised = parts.practice?.().to ?? 'desk';
    const isPractice = practised !== 'desk' && (await parts.store.handover(handover))?.practice === true;
    // The channel for practice may be gone since this was to be delivered: then it goes nowhere, and least of all to whom it was for.
    if (isPractice && (practised === 'nowhere' || kind === 'mail' || kind === 'link')) return { outcome: 'done' };
    const way = isPractice ? 'slack' : await wayFor(parts, delivery);
    const tried = await ways[way](delivery);
    const byMail = !isPractice && tried.outcome === 'given up' && way === 'slack' && kind !== 'refresh' && !(await hasArrived(parts, delivery)) && (await mailOf(parts, handover));
    const result = byMail ? await ways.mail(delivery) : tried;
    if (result.outcome === 'given up' && kind === 'card' && (await statusOf(parts, handover)) === 'requested') {
      await app.receive(conversation, { id: `${id}.undelivered`, at: now().toISOString(), type: 'handover.expire', handover })
        .catch((error: unknown) => { log.warn({ err: error, handover }, 'a handover that could not be delivered had already moved on'); });
    }
    return result;
  };
}

/**
 * What becomes of a handover that nobody has taken, when its channel or its workspace has turned out not to work: it goes by e-mail
 * where its actor takes it so, else on to the next door.
 */
export async function goByFallback(parts: Delivering, { conversation, handover }: { conversation: string; handover: string }, cause: string): Promise<void> {
  const { app, store, now } = parts;
  const due = now().toISOString();
  if (await mailOf(parts, handover)) await store.addDelivery({ id: `${cause}.card`, kind: 'card', conversation, handover, version: 0, due });
  else await app.receive(conversation, { id: cause, at: due, type: 'handover.expire', handover });
}

/** Whether a new card is there all the same: what Slack took in its plainest form only is given up, but can be acted on. */
async function hasArrived(parts: Delivering, { kind, version, handover }: Claimed): Promise<boolean> {
  return kind === 'card' && version > 0 && (await statusOf(parts, handover)) !== 'requested';
}

async function statusOf({ app }: Delivering, handover: string): Promise<string | undefined> {
  return (await app.read.handover(handover))?.handover.status;
}

/** A clock that strikes becomes an input; what has moved on meanwhile is left as it is. */
async function strike(app: Pick<App, 'receive'>, conversation: string, input: Parameters<App['receive']>[1]): Promise<Delivered> {
  await app.receive(conversation, input).catch((error: unknown) => { if (!(error instanceof NotNow)) throw error; });
  return { outcome: 'done' };
}

/** By which way a delivery goes: that of the actor, but where it began by e-mail and stands in no channel, by e-mail to the end. */
async function wayFor(parts: Delivering, { kind, handover }: Claimed): Promise<Way> {
  if (kind === 'mail' || kind === 'link') return 'mail';
  const actor = await mailOf(parts, handover);
  const view = actor && (await parts.app.read.handover(handover));
  if (!actor || !view) return 'slack';
  if ((await parts.store.mailedAt(handover)) !== undefined && !(await parts.store.place(handover))) return 'mail';
  return wayOf(actor, parts.settings(), await problemOf(parts, view.channel), view.handover.municipality);
}

/** The actor of a handover, where it takes them by e-mail. */
async function mailOf({ store, knowledge }: Delivering, handover: string) {
  const row = await store.handover(handover);
  return knowledge().regions.flatMap(({ actors }) => actors).find(({ id, mail }) => id === row?.actor && mail !== undefined);
}

async function problemOf({ app: { read }, now }: Delivering, channel: string): Promise<string | undefined> {
  const known = await read.channel(channel);
  return known?.problem !== undefined && now().getTime() - Date.parse(known.at) < recheckMs ? known.problem : undefined;
}
