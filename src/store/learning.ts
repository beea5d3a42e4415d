import type { KeptExample } from '../learning/example.ts';
import type { Source } from '../intents/label.ts';
import type { Publication } from './publications.ts';

export type TrainingState = 'running' | 'done' | 'failed' | 'cancelled' | 'published' | 'discarded';

/** One training: who began it and when, how far it has come (0–1), and when it was last heard of. */
export type TrainingRow = { id: string; at: string; account?: string; name: string; state: TrainingState; heartbeat: string; share: number; endedAt?: string; /** What was wrong, or why it was published all the same. */ why?: string };
/** A training with what came of it, as JSON. */
export type TrainingEnded = TrainingRow & { result?: string; model?: string };

/** What a training broke off by, when its process was never heard of again. */
export const brokenOff = 'broken off';

/** The part of the store that keeps what there is to learn from, and every training. What belongs to a conversation goes when it is forgotten. */
export interface Learning {
  /** The latest first. */
  examples(): Promise<KeptExample[]>;
  example(source: Source): Promise<KeptExample | undefined>;
  /** Puts an example in place of its version `expected` (0 where there was none): false when another has changed it meanwhile, or its conversation is forgotten. It gets the version after. */
  putExample(example: Omit<KeptExample, 'version'>, expected: number): Promise<boolean>;
  removeExample(source: Source, expected: number): Promise<boolean>;

  /** The latest first, without what came of them. */
  trainings(limit: number): Promise<TrainingRow[]>;
  training(id: string): Promise<TrainingEnded | undefined>;
  /** Begins a training where none goes on in any process: false when one does. One that was last heard of before `lost` has broken off. */
  beginTraining(training: { id: string; at: string; account?: string; name: string }, lost: string): Promise<boolean>;
  /** Tells how far a training has come. False when it goes on no more: somebody has ended it. */
  beat(id: string, share: number, at: string): Promise<boolean>;
  /** Ends a training that goes on. False when it goes on no more. What came of the ones before is let go of. */
  endTraining(id: string, ended: { at: string; state: 'done'; result: string; model: string } | { at: string; state: 'failed' | 'cancelled'; why?: string }): Promise<boolean>;
  /** Lets go of a training that is done. False when it was not. */
  discardTraining(id: string): Promise<boolean>;

  /**
   * Publishes a model, where the latest is still the one that is expected: false when another was published meanwhile. Exactly the examples
   * it has learnt from are published from then on, but for those that were changed after `version`; the training that it came from, if any, is published.
   */
  publishModel(publication: Publication, expected: string | undefined, learnt: readonly (Source & { version?: number })[], training?: string): Promise<boolean>;
}
