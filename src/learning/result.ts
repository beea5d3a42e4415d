import { z } from 'zod';
import { Language } from '../events.ts';
import { Source } from '../intents/label.ts';

const LabelFigures = z.object({ label: z.string(), support: z.number(), precision: z.number().optional(), recall: z.number().optional(), f1: z.number().optional() });
const Figures = z.object({
  count: z.number(), accuracy: z.number(), labels: z.array(LabelFigures),
  confusions: z.array(z.object({ truth: z.string(), guess: z.string(), count: z.number() })),
  confidence: z.array(z.object({ from: z.number(), to: z.number(), count: z.number(), sure: z.number(), right: z.number() })),
  calibrationError: z.number(),
});
const Change = z.object({ label: z.string(), lost: z.number(), won: z.number(), p: z.number(), verdict: z.enum(['ruined', 'worse', 'perhaps worse', 'as before', 'better']) });

/** A sentence that is taken for something else than before. One of the files is told by its text and line; one that a company has said only by where it was said, so that forgetting reaches it. */
export const Flipped = z.object({
  label: z.string(), before: z.string(), after: z.string(), language: Language,
  at: z.union([z.object({ file: z.string(), line: z.number(), text: z.string() }), z.object({ source: Source })]),
});
export type Flipped = z.infer<typeof Flipped>;

/** What came of a training. Nothing of what companies have said. */
export const TrainingResult = z.object({
  /** The name of the model, and the hash of the sentences of the files that it was made over. */
  version: z.string(),
  base: z.string(),
  /** The publication that held when the training began. */
  over: z.string().optional(),
  seconds: z.number(),
  sentences: z.number(),
  /** The examples it has learnt from, as they were, and how many wait for a need that is not there yet. */
  examples: z.array(Source.extend({ version: z.number() })),
  wished: z.number(),
  before: Figures,
  after: Figures,
  whole: Change,
  labels: z.array(Change),
  lost: z.array(Flipped),
  won: z.array(Flipped),
  /** How many golden conversations were played, and what came of them, with file and line: those that break, those that no longer do, and those that did not come out before either. */
  golden: z.object({ played: z.number(), broken: z.array(z.string()), mended: z.array(z.string()), before: z.array(z.string()) }),
  refusals: z.array(z.discriminatedUnion('why', [
    z.object({ why: z.literal('golden'), failures: z.array(z.string()) }),
    z.object({ why: z.literal('label'), change: Change }),
    z.object({ why: z.literal('whole'), change: Change }),
  ])),
});
export type TrainingResult = z.infer<typeof TrainingResult>;
