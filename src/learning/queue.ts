import { classify } from '../intents/classify.ts';
import type { Alike, Example } from '../intents/label.ts';
import type { Model } from '../intents/model.ts';
import { queueOf } from '../intents/queue.ts';
import type { Queued, Said } from '../intents/queue.ts';
import type { Language } from '../events.ts';
import type { Knowledge } from '../knowledge/schema.ts';

/** Something that was said, as the log keeps it, for the queue. */
export type Utterance = {
  conversation: string;
  message: string;
  region: string;
  text: string;
  language: Language;
  reading: Said['reading'];
  flags: Said['flags'];
  ending?: { ended: 'helped' | 'referred' | 'declined'; actor: string; service: string };
};

/** One place in the queue, and the region that each thing that was said belongs to, by where it was said. */
export type Standing = Omit<Queued, 'said' | 'behind'> & { said: Said & { region: string }; behind: (Said & { region: string })[] };

/** What the queue's thread is asked, and what it answers. */
export type QueueAsk =
  | { ask: 'queue'; utterances: readonly Utterance[] | { database: string; most: number }; model: Model; done: readonly string[] }
  | { ask: 'alike'; said: Pick<Example, 'text' | 'language' | 'source'>; examples: readonly Example[] };
export type QueueAnswer = { queue: Standing[] } | { alike: Alike[] } | { fault: string };

/** The key of where something was said. */
export function keyOf({ conversation, message }: { conversation: string; message: string }): string {
  return `${conversation} ${message}`;
}

/** The needs that each service answers to. */
export function needsByService(knowledge: Knowledge): Map<string, readonly string[]> {
  return new Map(knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ services }) => services.map(({ id, needs }) => [id, needs] as const))));
}

/** Something that was said, as it stands in the queue. */
export function saidFrom({ conversation, message, region, text, language, reading, flags, ending }: Utterance, needsOf: (service: string) => readonly string[]): Said & { region: string } {
  return {
    source: { conversation, message }, region, text, language, reading, flags,
    ...(ending ? { ending: { ended: ending.ended, actor: ending.actor, needs: needsOf(ending.service) } } : {}),
  };
}

/** The whole queue, as the model that holds sees it. */
export function standingQueue(utterances: readonly Utterance[], model: Model, knowledge: Knowledge, done: readonly string[]): Standing[] {
  const services = needsByService(knowledge);
  const needsOf = (service: string) => services.get(service) ?? [];
  const isDone = new Set(done);
  const queue = queueOf(utterances.map((one) => saidFrom(one, needsOf)), { understand: (text, language) => classify(model, text, language), needsOf, isDone: (source) => isDone.has(keyOf(source)) });
  // What was put in comes out, with the region that it had.
  return queue as Standing[];
}
