import { noOverlay } from '../../../src/editing/overlay.ts';
import type { Scope } from '../../../src/accounts/account.ts';
import type { Store } from '../../../src/store/store.ts';
import { at, opened, recorded, requested, said } from '../../store/samples.ts';
import { haveAccount } from './visitor.ts';

/** Where a thing can lie: with those who are tried, elsewhere, or nowhere. */
export type Column = 'here' | 'there' | 'absent';

/** Whose the things of each column are. */
export const here: Scope = { regions: ['dalarna'], actors: ['almi-dalarna'] };
export const there: Scope = { regions: ['orebro'], actors: ['almi-orebro'] };

export type Fixture = Record<Column, string> & {
  /** Reached by everybody who has the right, wherever they belong. */
  everybodys?: true;
  /** Puts the things there, before each try: the one before may have changed them. */
  make?: (store: Store) => Promise<unknown>;
};

/** What the paths of routes name, by the name in the path. A path that names several gets all of them out of the same column. */
export const fixtures: Record<string, Fixture> = {
  // Links that let somebody in: for whoever has one.
  key: { here: 'x.y', there: 'x.z', absent: 'x.å', everybodys: true },
  // Accounts, which are managed by admins only.
  konto: {
    here: 'account-here', there: 'account-there', absent: 'account-nowhere', everybodys: true,
    make: async (store) => { await haveAccount(store, { id: 'account-here', role: 'reader', region: 'dalarna' }); await haveAccount(store, { id: 'account-there', role: 'reader', region: 'orebro' }); },
  },
  // Doors and actors go by the same ids.
  door: { here: 'almi-dalarna', there: 'almi-orebro', absent: 'ingen-dorr', make: haveNotices },
  actor: { here: 'almi-dalarna', there: 'almi-orebro', absent: 'ingen-aktor' },
  version: { here: '1', there: '1', absent: '99' },
  conversation: { here: 'talk-here', there: 'talk-there', absent: 'talk-nowhere', make: haveTalks },
  handover: { here: 'handover-here', there: 'handover-there', absent: 'handover-nowhere', make: haveTalks },
  message: { here: 'm1', there: 'm1', absent: 'ingen-mening', make: haveExamples },
  // What all who train share.
  training: { here: 'training-here', there: 'training-there', absent: 'training-nowhere', everybodys: true, make: haveTrainings },
  model: { here: 'model-here', there: 'model-there', absent: 'model-nowhere', everybodys: true, make: haveModels },
  // What all who publish share.
  id: { here: 'knowledge-here', there: 'knowledge-there', absent: 'knowledge-nowhere', everybodys: true, make: haveKnowledge },
  service: { here: 'almi-foretagslan', there: 'almi-o-lan', absent: 'ingen-tjanst' },
  source: { here: 'source_here', there: 'source_there', absent: 'source_nowhere', everybodys: true, make: haveSources },
  need: { here: 'export', there: 'export', absent: 'inget-behov' },
  region: { here: 'dalarna', there: 'orebro', absent: 'ingen-region' },
  name: { here: 'kassan-ar-tom', there: 'vinterdack', absent: 'inget-samtal' },
  goal: { here: 'goal-here', there: 'goal-there', absent: 'goal-nowhere', make: haveGoals },
  hold: { here: 'hold-here', there: 'hold-there', absent: 'hold-nowhere', make: haveHolds },
};

/** Routes whose thing everybody with the right reaches, although others of its name are somebody's. */
export const open: ReadonlySet<string> = new Set(['GET /kunskap/aktor/:actor']);

const columns = [['here', here], ['there', there]] as const;

async function haveNotices({ retention }: Store): Promise<void> {
  const notice = { responsible: 'Region', number: '', contact: 'x@region.example', officer: '', basis: 'consent' as const, suppliers: '', sv: '', en: '' };
  for (const [, { actors: [door = ''] }] of columns) if ((await retention.notices(door)).length === 0) await retention.draftNotice({ door, notice, at: at(0), by: 'Anna' });
}

async function haveHolds({ retention }: Store): Promise<void> {
  const all = await retention.holds({ lifted: true });
  for (const [column, { actors: [of = ''] }] of columns) if (!all.some(({ id }) => id === `hold-${column}`)) await retention.hold({ id: `hold-${column}`, kind: 'actor', of, reason: 'en tvist pågår', by: 'Anna', at: at(0) });
}

/** A conversation that came in by an actor's door and was handed to it. */
async function haveTalks(store: Store): Promise<void> {
  for (const [column, { regions: [region = ''], actors: [actor = ''] }] of columns) {
    const conversation = `talk-${column}`;
    if ((await store.load(conversation)).length > 0) continue;
    await store.append(conversation, 0, recorded([{ ...opened, door: actor, region }, said('Vi vill låna.'), requested(`handover-${column}`, { actor, recipient: actor })]), { access: { token: `token-${column}-${String(Math.random())}`, code: `code-${column}-${String(Math.random())}` } });
  }
}

async function haveSources({ editing }: Store): Promise<void> {
  const body = JSON.stringify({ title: 'En källa', publisher: 'Någon', url: '', dated: '2026' });
  for (const [column] of columns) if (!await editing.draft('source', `source_${column}`)) await editing.putDraft({ kind: 'source', id: `source_${column}`, region: '', version: column, body, account: 'anna', name: 'Anna', at: at(0) }, undefined);
}

async function haveExamples(store: Store): Promise<void> {
  await haveTalks(store);
  for (const [column, { regions: [region = ''] }] of columns) {
    await store.learning.putExample({ source: { conversation: `talk-${column}`, message: 'm1' }, state: 'draft', at: at(0), reviewer: 'Anna', language: 'sv', region, text: 'Vi vill låna.', label: { is: 'need', need: 'lan' } }, 0);
  }
}

async function haveTrainings({ learning }: Store): Promise<void> {
  for (const id of ['training-here', 'training-there']) {
    if (await learning.training(id)) continue;
    if (await learning.beginTraining({ id, at: at(0), name: 'Anna' }, at(0))) await learning.endTraining(id, { at: at(1), state: 'cancelled' });
  }
}

async function haveModels(store: Store): Promise<void> {
  await havePublished(store, 'model', '{}');
}

async function haveKnowledge(store: Store): Promise<void> {
  await havePublished(store, 'knowledge', JSON.stringify(noOverlay));
}

async function havePublished({ publications }: Store, kind: 'model' | 'knowledge', body: string): Promise<void> {
  const all = await publications.list(kind);
  for (const id of [`${kind}-here`, `${kind}-there`]) {
    if (!all.some((one) => one.id === id)) await publications.publish({ id, kind, at: at(0), name: 'Anna', base: 'files', body }, (await publications.latest(kind))?.id);
  }
}

async function haveGoals({ pictures }: Store): Promise<void> {
  for (const [column, { regions: [region = ''] }] of columns) await pictures.putGoal({ id: `goal-${column}`, region, measure: 'helped', value: 80, date: '2027-12-31', text: 'mål', by: 'Anna', at: at(0) });
}
