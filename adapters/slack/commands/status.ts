import type { HandoverView, Recipient } from '../../adapter.ts';
import { header, limits, markup, section } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { cut, safe, safeLine, safeMarkup } from '../safe.ts';
import { isTaken } from '../../../src/handover/handover.ts';
import { standingOf } from '../acting.ts';
import { sayDays } from './say-days.ts';
import { swedishDate } from './closed-weeks.ts';
import { mayHear, recipientHere, show } from './commanding.ts';
import type { Asked, Commanding, Shown } from './commanding.ts';

const most = 15;
/** So many open cases are looked through for one's own. */
const mostLookedAt = 500;

/** What waits in a channel and who has what; elsewhere the cases of whoever asks. */
export async function status(commanding: Commanding, asked: Asked): Promise<void> {
  const here = await recipientHere(commanding, asked);
  await show(commanding, asked, here ? await statusOf(commanding, here) : await statusMine(commanding, asked));
}

async function statusOf(commanding: Commanding, recipient: Recipient): Promise<Shown> {
  const { app: { read }, said, now } = commanding;
  const rows = await read.handovers({ actor: recipient.actor, open: true });
  const views = (await viewsOf(commanding, rows)).filter(({ handover }) => recipient.municipality === undefined || handover.municipality === recipient.municipality);
  const today = swedishDate(now());
  const closed = read.settings().find(({ actor, municipality }) => actor === recipient.actor && municipality === recipient.municipality)?.closed.filter(({ to }) => to >= today) ?? [];
  const also = closed.length > 0 ? [section(safe(said.closedNow(sayDays(closed, said.language)), 600))] : [];
  return list(commanding, said.statusOf(recipient.name), views, said.nothingWaits, also);
}

async function statusMine(commanding: Commanding, asked: Asked): Promise<Shown> {
  const { app: { read }, said, space } = commanding;
  const taken = (await read.handovers({ open: true })).filter(({ promoter }) => promoter !== undefined).slice(-mostLookedAt);
  const views = (await viewsOf(commanding, taken)).filter(({ handover, team }) => isTaken(handover) && handover.promoter.id === asked.user.id && mayHear(space, team));
  return list(commanding, said.statusMine, views, said.nothingMine, []);
}

async function viewsOf({ app }: Commanding, rows: readonly { id: string }[]): Promise<HandoverView[]> {
  const views = await Promise.all(rows.map(({ id }) => app.read.handover(id)));
  return views.flatMap((view) => view ?? []).sort((a, b) => dueAt(a).localeCompare(dueAt(b)));
}

/** By when the next step is due. */
function dueAt({ handover }: HandoverView): string {
  return 'callBy' in handover ? handover.callBy : handover.by;
}

function list({ app, words, said }: Commanding, title: string, views: readonly HandoverView[], nothing: string, also: Block[]): Shown {
  const lines = views.slice(0, most).map((view) => {
    const of = (key: 'need' | 'place') => view.handover.brief.find((one) => one.key === key)?.text ?? '';
    const about = [of('need'), of('place')].filter(Boolean).join(' · ');
    return markup(`*${safeMarkup(cut(about, 200).shown, 300)}*\n${safeMarkup(standingOf(app, view, words), 600)}`);
  });
  const rest = views.length - lines.length;
  return {
    text: safeLine(title, 200),
    blocks: [header(safeLine(title, limits.header)), ...(lines.length > 0 ? lines : [section(nothing)]), ...(rest > 0 ? [section(said.more(rest))] : []), ...also],
  };
}
