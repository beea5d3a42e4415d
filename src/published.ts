import { z } from 'zod';
import type { Compiled } from './compiled.ts';
import { checkWhole } from './editing/check.ts';
import { allGolden } from './editing/golden.ts';
import { Overlay, overlaid } from './editing/overlay.ts';
import { ModelFile, openModel } from './intents/model.ts';
import { analyse } from './intents/text.ts';
import { serviceEntries } from './knowledge/entries.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { buildIndex, openSearch } from './knowledge/search.ts';
import type { Publication, PublicationKind, Publications } from './store/publications.ts';

/** A published model, and the examples that it has learnt from: by where they were said and in which version (models from before that was kept have none), never their texts; or that the model of the files is to hold. */
export const ModelBody = z.union([z.object({ files: z.literal(true) }), z.object({ model: ModelFile, examples: z.array(z.object({ conversation: z.string(), message: z.string(), version: z.number().optional() })) })]);
export type ModelBody = z.infer<typeof ModelBody>;

/** The latest that has been published of each kind. */
export type Latest = Partial<Record<PublicationKind, Publication>>;
type Log = { error(about: object, text: string): void };

/** Puts one kind of what is published over the content. Throws where it does not fit any more. */
type Putting = { kind: PublicationKind; put: (content: Compiled, body: string) => Compiled; advice: string };

/** In this order: a model has to know the needs of the knowledge that holds. */
const puttings: readonly Putting[] = [
  { kind: 'knowledge', put: withOverlay, advice: 'Look under Kunskap in /admin, mend what has changed and publish, or go back to an earlier one there' },
  { kind: 'model', put: withModel, advice: 'Train anew under Träning in /admin and publish, or go back to an earlier model there' },
];

/** What holds: the latest that was published, over what was compiled from the files. What no longer fits is logged and left out. */
export function withPublished(files: Compiled, latest: Latest, log: Log): Compiled {
  return puttings.reduce((content, { kind, put, advice }) => {
    const publication = latest[kind];
    if (!publication) return content;
    try {
      return put(content, publication.body);
    } catch (error) {
      log.error({ publication: publication.id, at: publication.at, why: reasonOf(error) }, `the published ${kind} does not fit any more and is left out; that of the files is used. ${advice}`);
      return content;
    }
  }, files);
}

/** A body may hold what was said: only which field is wrong is told, not what stands there. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.slice(0, 5).map(({ path, code }) => [path.join('.'), code].filter(Boolean).join(': ')).join(', ');
  return error instanceof SyntaxError ? 'not JSON' : error instanceof Error ? error.message : String(error);
}

/** Published knowledge fits when the whole holds together with it; what is searched is made anew. */
function withOverlay(content: Compiled, body: string): Compiled {
  const overlay = Overlay.parse(JSON.parse(body));
  const knowledge = overlaid(content.knowledge, overlay);
  const golden = allGolden(content.golden, overlay);
  if (knowledge === content.knowledge) return { ...content, golden };
  const wrong = [...checkWhole(knowledge)];
  if (wrong.length > 0) throw new Error(`${wrong.slice(0, 5).map(([about, found]) => `${about}: ${found.map(({ path }) => path).join(', ')}`).join('; ')}`);
  return { ...withKnowledge(content, knowledge), golden };
}

/** The content with other knowledge, and what is searched made anew from it. */
export function withKnowledge(content: Compiled, knowledge: Knowledge): Compiled {
  return { ...content, knowledge, search: openSearch(buildIndex(serviceEntries(knowledge, content.examples), analyse), analyse) };
}

/** The content with a published model. It fits when it tells exactly the needs apart that the knowledge has, and the classes beside them; throws where it does not. */
export function withModel(content: Compiled, body: string): Compiled {
  const published = ModelBody.parse(JSON.parse(body));
  if ('files' in published) return content;
  const model = openModel(published.model);
  const expected = [...Object.keys(content.knowledge.common.needs), ...content.model.labels.filter((label) => label.startsWith('_'))];
  const missing = expected.filter((label) => !model.labels.includes(label));
  const unknown = model.labels.filter((label) => !expected.includes(label));
  if (missing.length + unknown.length > 0) throw new Error(`the model does not know ${missing.join(', ') || 'anything less'} and knows ${unknown.join(', ') || 'nothing more'} than the knowledge has`);
  return { ...content, model };
}

export type Publishing = {
  /** What was compiled from the files. */
  files(): Compiled;
  /** What holds. */
  now(): Compiled;
  /** Reads anew what is published, and takes other files where they are given; whoever uses the content is told. */
  renew(files?: Compiled): Promise<void>;
  /** Who is to be told when other content holds. */
  onRenewed(listener: (content: Compiled) => void): void;
};

/** The content that holds in this process, as it is published here or in another. */
export async function openPublished({ files: first, publications, log }: { files: Compiled; publications: Publications; log: Log }): Promise<Publishing> {
  const listeners: ((content: Compiled) => void)[] = [];
  const latestOf = async (): Promise<Latest> => {
    const found = await Promise.all(puttings.map(async ({ kind }) => [kind, await publications.latest(kind)] as const));
    return Object.fromEntries(found.filter(([, publication]) => publication !== undefined));
  };
  const idsOf = (latest: Latest) => puttings.map(({ kind }) => latest[kind]?.id).join();
  let files = first;
  let latest = await latestOf();
  let now = withPublished(files, latest, log);
  // One after the other, so that what was read last holds.
  let work: Promise<void> = Promise.resolve();
  async function renew(given?: Compiled): Promise<void> {
    const found = await latestOf();
    if (given === undefined && idsOf(found) === idsOf(latest)) return;
    [files, latest] = [given ?? files, found];
    now = withPublished(files, latest, log);
    for (const listener of listeners) listener(now);
  }
  return {
    files: () => files,
    now: () => now,
    renew: (given) => {
      const done = work.then(() => renew(given));
      work = done.catch(() => undefined);
      return done;
    },
    onRenewed: (listener) => { listeners.push(listener); },
  };
}
