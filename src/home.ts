import { whoOf } from './conversation/brief.ts';
import type { OpenConversation } from './conversation/conversation.ts';
import type { World } from './conversation/world.ts';
import type { HandoverView, HomeCase, HomeOwner, HomeView, StuckCase } from '../adapters/adapter.ts';
import type { Settings } from './events.ts';
import { figuresOf } from './figures.ts';
import { isTaken, isUntaken } from './handover/handover.ts';
import { weekNumber, weekOf, workedMinutes } from './handover/week.ts';
import { keyOfRow, knownChannel, recipientKey } from './recipients.ts';
import type { Recipient } from './recipients.ts';
import { compare } from './store/order.ts';
import type { Channel, HandoverRow, Store } from './store/store.ts';

export type HomeParts = {
  store: Pick<Store, 'handovers' | 'channels'>;
  world: () => World;
  recipients: () => Recipient[];
  settings: () => readonly Settings[];
  view: (handover: string) => Promise<HandoverView | undefined>;
  region: (conversation: string) => Promise<OpenConversation['region'] | undefined>;
  atDesk: boolean;
};

const dayMs = 86_400_000;
/** What somebody pressed so long ago still says where one belongs. */
const rememberedDays = 90;
/** A case that was taken and where nothing has happened for so long is asked about. */
const quietDays = 14;
/** An answer that a company has owed for so long, in minutes of working time, is one too many: three working days. */
const longAnswer = 3 * 9 * 60;
/** So many cases of each kind are shown, and so many actors in figures. */
const most = { mine: 20, waiting: 15, stuck: 25, actors: 3 };

/** What one promoter has before them: what is theirs, what nobody has taken, and the figures of where they belong. */
export async function homeOf(parts: HomeParts, owner: HomeOwner, at: string): Promise<HomeView> {
  const { store, world, recipients } = parts;
  const weeks = [-3, -2, -1, 0].map((later) => weekOf(at, later));
  const [rows, pressed, channels] = await Promise.all([store.handovers({ since: weeks[0]?.from ?? at }), store.handovers({ promoter: owner.user }), store.channels()]);
  const all = recipients();
  const belonging = belongingOf(all, owner, { pressed: recently(pressed, at), channels, settings: parts.settings() });
  const counted = rows.filter(({ practice }) => !practice || parts.atDesk);
  const keys = new Set(belonging.map(recipientKey));
  const mine = rows.filter((row) => isTaken(row) && row.promoterId === owner.user).sort(byDue(at));
  const waiting = rows.filter((row) => isUntaken(row) && keys.has(keyOfRow(row))).sort((a, b) => compare(a.by, b.by));
  const shown = figured(belonging, counted);
  const regions = [...world().regions.values()].filter(({ coordinator }) => belonging.some(({ actor }) => actor === coordinator?.actor));
  return {
    mine: await Promise.all(mine.slice(0, most.mine).map((row) => myCase(parts, row, at))),
    waiting: waiting.slice(0, most.waiting).map((row) => caseOf(parts, row, at)),
    more: { mine: Math.max(0, mine.length - most.mine), waiting: Math.max(0, waiting.length - most.waiting) },
    actors: shown.map((recipient) => {
      const own = counted.filter((row) => keyOfRow(row) === recipientKey(recipient));
      return {
        name: recipient.name, figures: figuresOf(own, weeks[0]?.from ?? at, weeks.at(-1)?.to ?? at),
        weeks: weeks.map(({ monday, from, to }) => ({ number: weekNumber(monday), ...figuresOf(own, from, to) })),
      };
    }),
    others: belonging.filter((one) => !shown.includes(one)).map(({ name }) => name),
    stuck: await Promise.all(regions.map(async (region) => {
      const cases = await stuckIn(parts, region.id, { rows, recipients: all, channels }, at);
      return { region: region.name.sv, cases: cases.slice(0, most.stuck), more: Math.max(0, cases.length - most.stuck) };
    })),
  };
}

/** Where somebody belongs: first where they have pressed something lately, then where they step in for others, then the channels they are in. */
function belongingOf(all: readonly Recipient[], owner: HomeOwner, known: { pressed: readonly HandoverRow[]; channels: readonly Channel[]; settings: readonly Settings[] }): Recipient[] {
  const pressed = known.pressed.map(keyOfRow);
  const deputy = known.settings.filter(({ deputy: one }) => one?.id === owner.user).map(recipientKey);
  const isIn = (recipient: Recipient) => {
    if (recipient.team !== owner.team) return false;
    const id = knownChannel(known.channels, recipient)?.id;
    return owner.channels.some((channel) => channel.id === recipient.channel || (id === undefined ? channel.name === recipient.channel.replace(/^#/, '') : channel.id === id));
  };
  const keys = [...pressed, ...deputy, ...all.filter(isIn).map(recipientKey)];
  return [...new Set(keys)].flatMap((key) => all.find((one) => recipientKey(one) === key) ?? []);
}

/** Of many actors those in whose channel most has happened, of a few all. */
function figured(belonging: readonly Recipient[], rows: readonly HandoverRow[]): Recipient[] {
  if (belonging.length <= most.actors) return [...belonging];
  const count = (recipient: Recipient) => rows.filter((row) => keyOfRow(row) === recipientKey(recipient)).length;
  return [...belonging].sort((a, b) => count(b) - count(a)).slice(0, most.actors);
}

function recently(rows: readonly HandoverRow[], at: string): HandoverRow[] {
  const since = before(at, rememberedDays);
  return rows.filter(({ changedAt }) => changedAt >= since).sort((a, b) => compare(b.changedAt, a.changedAt));
}

function caseOf({ atDesk }: HomeParts, row: HandoverRow, at: string): HomeCase {
  return { handover: row.id, about: row.facts.about ?? '', recipient: row.recipient, since: row.at, by: row.by, late: row.by < at, practice: row.practice || atDesk };
}

/** Who it is may be shown to whoever has the case, where the company has agreed to that. */
async function myCase(parts: HomeParts, row: HandoverRow, at: string): Promise<HomeView['mine'][number]> {
  const view = await parts.view(row.id);
  const { callBy, takenAt } = row.facts;
  const quiet = row.status === 'contacted' && row.changedAt < before(at, quietDays) ? Math.floor((Date.parse(at) - Date.parse(row.changedAt)) / dayMs) : undefined;
  return {
    ...caseOf(parts, row, at), since: takenAt ?? row.at, late: isLate(row, at),
    by: row.status === 'accepted' ? callBy : undefined,
    ...(view?.contact ? { who: whoOf(view.contact) } : {}),
    ...(quiet === undefined ? {} : { quietDays: quiet }),
    ...(row.facts.askedAt === undefined ? {} : { askedAt: row.facts.askedAt }),
  };
}

function isLate({ status, facts, changedAt }: HandoverRow, at: string): boolean {
  return status === 'accepted' ? facts.callBy !== undefined && facts.callBy < at : changedAt < before(at, quietDays);
}

/** The overdue first, and of those the one that has waited longest. */
function byDue(at: string): (a: HandoverRow, b: HandoverRow) => number {
  const due = ({ status, facts, changedAt }: HandoverRow) => (status === 'accepted' ? (facts.callBy ?? changedAt) : changedAt);
  return (a, b) => Number(isLate(b, at)) - Number(isLate(a, at)) || Number(b.status === 'accepted') - Number(a.status === 'accepted') || compare(due(a), due(b));
}

/** Every case in a region that does not move: for whoever sees to the whole. Nothing of who it is. */
async function stuckIn(parts: HomeParts, region: string, known: { rows: readonly HandoverRow[]; recipients: readonly Recipient[]; channels: readonly Channel[] }, at: string): Promise<StuckCase[]> {
  const found = await Promise.all(known.rows.map(async (row): Promise<StuckCase[]> => {
    const recipient = known.recipients.find((one) => recipientKey(one) === keyOfRow(row));
    const stuck = recipient?.regions.includes(region) ? whyStuck(row, recipient, known.channels, at) : undefined;
    if (!stuck) return [];
    // A national actor serves both regions; its case is seen by the one that the company belongs to.
    if ((recipient?.regions.length ?? 0) > 1 && (await parts.region(row.conversation)) !== region) return [];
    return [{ ...caseOf(parts, row, at), ...stuck }];
  }));
  return found.flat().sort((a, b) => compare(a.from, b.from));
}

/** Why a case does not move, and since when; undefined where it does. */
function whyStuck(row: HandoverRow, recipient: Recipient, channels: readonly Channel[], at: string): Pick<StuckCase, 'why' | 'from' | 'promoter'> | undefined {
  const { askedAt, callBy } = row.facts;
  const holder = row.promoter === undefined ? {} : { promoter: row.promoter };
  if (isUntaken(row)) {
    if (!recipient.byMail && knownChannel(channels, recipient)?.problem !== undefined) return { why: 'channel', from: row.at };
    return row.by < at ? { why: 'untaken', from: row.by } : undefined;
  }
  if (!isTaken(row)) return undefined;
  if (askedAt !== undefined && workedMinutes(askedAt, at) > longAnswer) return { why: 'unanswered', from: askedAt, ...holder };
  return row.status === 'accepted' && callBy !== undefined && callBy < at ? { why: 'uncalled', from: callBy, ...holder } : undefined;
}

function before(at: string, days: number): string {
  return new Date(Date.parse(at) - days * dayMs).toISOString();
}
