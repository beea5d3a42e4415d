import type { types } from '@slack/bolt';
import type { HomeCase, HomeView, StuckCase } from '../../adapter.ts';
import { context, header, limits, markup } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { safeLine, safeMarkup } from '../safe.ts';
import type { Words } from '../words.ts';

/** Slack takes so many blocks on a page. */
const mostBlocks = 100;
/** The longest bar, in characters. */
const longestBar = 16;

/** What is on a promoter's own page. `linkTo` knows where the card of a case is, where it has one. */
export function homeView(home: HomeView, linkTo: (handover: string) => string | undefined, words: Words, at: string): types.HomeView {
  const blocks = [...mine(home, linkTo, words), ...waiting(home, linkTo, words), ...home.stuck.flatMap((region) => stuckIn(region, words)), ...figures(home, words)];
  return { type: 'home', callback_id: 'home', blocks: [...blocks.slice(0, mostBlocks - 1), context(words.home.updated(at))] };
}

type LinkTo = (handover: string) => string | undefined;

function mine({ mine: cases, more }: HomeView, linkTo: LinkTo, words: Words): Block[] {
  const say = words.home;
  if (!cases.length) return [header(say.mine), markup(say.noMine)];
  return [
    header(say.mine),
    ...cases.map((one) => {
      const said = one.quietDays !== undefined ? say.quiet(one.quietDays) : one.by === undefined ? say.contacted : one.late ? say.lateCall(one.by) : say.call(one.by);
      const state = one.late && one.quietDays === undefined ? `*${say.late}.* ${said}` : said;
      return markup(lines(`${about(one, words)}${one.who === undefined ? '' : ` · ${safeMarkup(one.who, 200)}`}${marks(one, words)}`, `${state} ${say.yours(one.since)}`, one.askedAt === undefined ? '' : say.asked(one.askedAt), link(one, linkTo, words)));
    }),
    ...(more.mine ? [context(say.more(more.mine))] : []),
  ];
}

function waiting({ waiting: cases, more, actors }: HomeView, linkTo: LinkTo, words: Words): Block[] {
  const say = words.home;
  if (!actors.length) return [header(say.waiting), markup(say.nowhere)];
  if (!cases.length) return [header(say.waiting), markup(say.noWaiting)];
  return [
    header(say.waiting),
    ...cases.map((one) => {
      const by = one.by ?? one.since;
      return markup(lines(`${about(one, words)} ${say.to(safeMarkup(one.recipient, 150))}${marks(one, words)}`, `${one.late ? `*${say.late}.* ${say.latePromise(by)}` : say.promised(by)} ${say.came(one.since)}`, link(one, linkTo, words)));
    }),
    ...(more.waiting ? [context(say.more(more.waiting))] : []),
  ];
}

function stuckIn({ region, cases, more }: HomeView['stuck'][number], words: Words): Block[] {
  const say = words.home;
  const heading = header(safeLine(say.stuckIn(region), limits.header));
  if (!cases.length) return [heading, markup(say.noStuck)];
  return [
    heading, context(say.stuckHint),
    ...cases.map((one) => markup(lines(`${about(one, words)} ${say.to(safeMarkup(one.recipient, 150))}${marks(one, words)}`, sayStuck(one, words)))),
    ...(more ? [context(say.more(more))] : []),
  ];
}

function sayStuck({ why, from, promoter }: StuckCase, words: Words): string {
  return safeMarkup(words.home.stuck[why](from, promoter), 400);
}

function figures({ actors, others }: HomeView, words: Words): Block[] {
  const say = words.home;
  if (!actors.length) return [];
  return [
    header(say.figures),
    ...actors.map(({ name, figures: sum, weeks }) => {
      const quick = sum.minutesToTake === undefined ? '' : say.quick(sum.minutesToTake);
      const something = sum.received + sum.taken + sum.passedOn + sum.helped > 0;
      return markup(lines(`*${safeMarkup(name, 150)}*`, ...(something ? [sumOf(sum, words), quick, bars(weeks, words)] : [say.noFigures])));
    }),
    ...(others.length ? [context(safeLine(say.others(words.list(others)), 1500))] : []),
  ];
}

/** What was done, in one line: merits only where there are some. */
function sumOf({ received, taken, passedOn, helped }: HomeView['actors'][number]['figures'], words: Words): string {
  const say = words.home;
  return [say.received(received), say.taken(taken), ...(passedOn ? [say.passedOn(passedOn)] : []), ...(helped ? [say.helped(helped)] : [])].join(' · ');
}

/** A bar for each week: as long as what came in, full as far as it was taken. The figures stand beside it, for whoever cannot see it. */
function bars(weeks: HomeView['actors'][number]['weeks'], words: Words): string {
  const longest = Math.max(1, ...weeks.map(({ received, taken }) => Math.max(received, taken)));
  const scale = Math.min(1, longestBar / longest);
  const width = Math.min(longest, longestBar);
  const rows = weeks.map(({ number, received, taken }) => {
    const full = Math.round(taken * scale);
    const bar = `${'█'.repeat(full)}${'░'.repeat(Math.max(0, Math.round(received * scale) - full))}`;
    return `${words.home.week(number).padEnd(5)} ${bar.padEnd(width)} ${words.home.weekSaid(received, taken)}`;
  });
  return `\`\`\`\n${rows.join('\n')}\n\`\`\``;
}

function about({ about: text }: HomeCase, words: Words): string {
  return `*${safeMarkup(text || words.home.somebody, 200)}*`;
}

function marks({ practice }: HomeCase, words: Words): string {
  return practice ? ` (${words.home.practice})` : '';
}

function link({ handover }: HomeCase, linkTo: LinkTo, words: Words): string {
  const url = linkTo(handover);
  return url === undefined ? '' : `<${url}|${words.home.open}>`;
}

function lines(...all: string[]): string {
  return all.filter(Boolean).join('\n');
}
