import { randomUUID } from 'node:crypto';
import type { Compiled } from '../compiled.ts';
import { TrainingResult } from './result.ts';
import { ModelBody, withModel } from '../published.ts';
import type { Learning } from '../store/learning.ts';
import { fromFiles } from '../store/publications.ts';
import type { Publications } from '../store/publications.ts';
import type { Who } from './trainings.ts';

/** What came of an attempt to publish: `refused` where it makes something worse and no reason was written, `meanwhile` where another was published since, `unfit` where it does not fit the knowledge any more, `gone` where there is nothing to publish. */
export type PublishingOutcome = 'published' | 'refused' | 'meanwhile' | 'unfit' | 'gone';

export type Models = {
  /** Publishes what came of a training; `why` says why, where it makes something worse. */
  publish(training: string, who: Who, why: string): Promise<PublishingOutcome>;
  /** Publishes an earlier model again, with the examples it had learnt from; the model of the files where no publication is named. `expected` is the one that holds, as whoever presses sees it. */
  goBack(to: string | undefined, who: Who, expected: string | undefined): Promise<PublishingOutcome>;
  /** Whether a published model fits the knowledge that holds; one that does not is not in use. */
  fits(publication: string): Promise<boolean>;
};

/** What stands for the model of the files in what is published. */
const ofFiles = JSON.stringify({ files: true } satisfies ModelBody);

/** Publishes models. Each takes effect at once here, and in every other process when it hears of it. */
export function openModels({ learning, publications, content, files, renew, now }: { learning: Learning; publications: Publications; /** What holds. */ content: () => Compiled; /** What was compiled from the files. */ files: () => Compiled; renew: () => Promise<void>; now: () => Date }): Models {
  const by = ({ id: account, name }: Who) => ({ id: randomUUID(), kind: 'model' as const, at: now().toISOString(), account, name });
  const fits = (body: string) => { try { withModel(content(), body); return true; } catch { return false; } };
  return {
    async fits(id) {
      const publication = await publications.one(id);
      return publication !== undefined && fits(publication.body);
    },
    async publish(id, who, why) {
      const training = await learning.training(id);
      if (training?.state !== 'done' || training.result === undefined || training.model === undefined) return 'gone';
      const result = TrainingResult.parse(JSON.parse(training.result));
      if (result.refusals.length > 0 && why === '') return 'refused';
      const body = `{"model":${training.model},"examples":${JSON.stringify(result.examples)}}`;
      if (!fits(body)) return 'unfit';
      const done = await learning.publishModel({ ...by(who), body, base: result.base, ...(why === '' ? {} : { why }) }, result.over, result.examples, id);
      if (done) await renew();
      return done ? 'published' : 'meanwhile';
    },
    async goBack(to, who, expected) {
      const earlier = to === undefined ? { body: ofFiles, base: files().model.version } : await publications.one(to);
      if (!earlier) return 'gone';
      if (!fits(earlier.body)) return 'unfit';
      const body = ModelBody.parse(JSON.parse(earlier.body));
      const done = await learning.publishModel({ ...by(who), body: earlier.body, base: earlier.base, from: to ?? fromFiles }, expected, 'files' in body ? [] : body.examples.map(({ version, ...source }) => ({ ...source, ...(version === undefined ? {} : { version }) })));
      if (done) await renew();
      return done ? 'published' : 'meanwhile';
    },
  };
}
