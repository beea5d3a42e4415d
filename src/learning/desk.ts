import type { Compiled } from '../compiled.ts';
import { makeSafe } from '../conversation/privacy.ts';
import type { Language } from '../events.ts';
import { classify } from '../intents/classify.ts';
import { suggestionFrom } from '../intents/queue.ts';
import type { Queued } from '../intents/queue.ts';
import { special } from '../intents/sentences.ts';
import type { Source } from '../intents/label.ts';
import type { Publishing } from '../published.ts';
import type { Store } from '../store/store.ts';
import type { UtteranceRow } from '../store/talks.ts';
import { openModels } from './models.ts';
import type { Models } from './models.ts';
import { openQueue } from './ordering.ts';
import type { LearningQueue } from './ordering.ts';
import { needsByService } from './queue.ts';
import { openTrainings } from './trainings.ts';
import type { Trainings } from './trainings.ts';

/** One line of a conversation, as it is shown around what is labelled. */
export type Turn = { message: string; who: 'company' | 'assistant' | 'promoter' | 'system'; text: string };

/** All that the pages for training work with. */
export type LearningDesk = {
  store: Pick<Store, 'learning' | 'publications'>;
  queue: LearningQueue;
  trainings: Trainings;
  models: Models;
  utterance(source: Source): Promise<UtteranceRow | undefined>;
  /** What was said just before and just after something, itself included. */
  around(source: Source): Promise<Turn[]>;
  /** What the model that holds makes of a text, and what the handover says that it was about. */
  look(said: Pick<UtteranceRow, 'text' | 'language' | 'ending'>): Pick<Queued, 'needs' | 'offtopic' | 'suggested'>;
  /** The text with what must not be kept taken out. */
  safe(text: string, language: Language): string;
  /** The needs that there are, by name. */
  needs(language: Language): { id: string; name: string }[];
  /** What a need, an actor, a region or one of the classes beside the needs is called. */
  named(id: string, language: Language): string;
  /** The model that holds. */
  version(): string;
  regions(): string[];
  stop(): Promise<void>;
};

export type LearningParts = {
  store: Store;
  published: Publishing;
  root: string;
  /** Where the threads' programs are. */
  programs: URL;
  /** The database's address, where a thread can open it for itself. */
  database: string | undefined;
  now: () => Date;
  log: { error(about: object, text: string): void; info(about: object, text: string): void };
  beatMs?: number;
};

/** So much is shown of a conversation around what is labelled. */
const turns = { before: 4, after: 3 } as const;

/** Puts together all that learning from conversations needs. */
export function openLearning({ store, published, root, programs, database, now, log, ...more }: LearningParts): LearningDesk {
  const { learning, publications, talks } = store;
  const content = () => published.now();
  const shared = { learning, content, root, programs, now, log };
  const queue = openQueue({ ...shared, talks, database });
  const trainings = openTrainings({ ...shared, publications, ...more });
  return {
    store, queue, trainings,
    models: openModels({ learning, publications, content, files: () => published.files(), renew: () => published.renew(), now }),
    utterance: ({ conversation, message }) => talks.utterance(conversation, message),
    around: async ({ conversation, message }) => {
      const all = turnsOf(await store.load(conversation));
      const at = all.findIndex((turn) => turn.message === message);
      return at < 0 ? [] : all.slice(Math.max(0, at - turns.before), at + turns.after + 1);
    },
    look({ text, language, ending }) {
      const { model, knowledge } = content();
      const { needs, offtopic } = classify(model, text, language);
      const suggested = suggestionFrom(ending && { ended: ending.ended, actor: ending.actor, needs: needsByService(knowledge).get(ending.service) ?? [] }, needs);
      return { needs: needs.slice(0, 9), offtopic, ...(suggested ? { suggested } : {}) };
    },
    safe: (text, language) => makeSafe(text, language).text,
    needs: (language) => Object.entries(content().knowledge.common.needs).map(([id, { label }]) => ({ id, name: label[language] ?? label.sv })).sort((a, b) => a.name.localeCompare(b.name, language)),
    named: (id, language) => nameOf(content(), id, language),
    version: () => content().model.version,
    regions: () => content().knowledge.regions.map(({ region }) => region.id),
    async stop() { await Promise.all([queue.stop(), trainings.stop()]); },
  };
}

const specialNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  [special.offtopic]: { sv: 'Utanför uppdraget', en: 'None of our business' },
  [special.smalltalk]: { sv: 'Småprat', en: 'Small talk' },
  [special.human]: { sv: 'Vill prata med en människa', en: 'Wants a human' },
  [special.despair]: { sv: 'Förtvivlan', en: 'Despair' },
  [special.general]: { sv: 'Allmän fråga', en: 'General question' },
};

function nameOf({ knowledge }: Compiled, id: string, language: Language): string {
  const need = knowledge.common.needs[id]?.label;
  if (need) return need[language] ?? need.sv;
  const region = knowledge.regions.find((one) => one.region.id === id)?.region.name;
  return specialNames[id]?.[language] ?? region?.[language] ?? region?.sv ?? knowledge.regions.flatMap(({ actors }) => actors).find((actor) => actor.id === id)?.name ?? id;
}

function turnsOf(records: Awaited<ReturnType<Store['load']>>): Turn[] {
  return records.flatMap(({ event }): Turn[] => {
    if (event.type === 'message.said') return [{ message: event.message, who: 'company', text: event.text }];
    if (event.type === 'option.chosen') return [{ message: event.message, who: 'company', text: event.label }];
    return event.type === 'message.sent' ? [{ message: event.message, who: event.from, text: event.text }] : [];
  });
}
