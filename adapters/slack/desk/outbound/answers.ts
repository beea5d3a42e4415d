import { randomBytes } from 'node:crypto';
import { checkBlocks, nameBlocks } from '../block-kit/check.ts';
import type { Block } from '../block-kit/blocks.ts';
import { changeMessage, deleteMessage, writeMessage, type Said } from '../messages.ts';
import { nextTs, type Channel } from '../state.ts';
import { whisper, type Workspace } from '../workspace.ts';

/** What a response_url was made for: the place of the action, and the message that it may change. */
export type Origin = { user: string; channel: Channel; ts?: string; thread?: string };

/** The addresses that the app may answer an action or a command at. */
export type Answers = { give: (origin: Origin) => string; /** Takes what the app says at an address, or nothing where the address is not one of these. */ receive: (id: string, body: unknown) => { status: number; body: Record<string, unknown> } | undefined; say: (origin: Origin, answer: unknown) => string | undefined };

const uses = 5;
const life = 30 * 60_000;

/** Keeps the response_urls that have been given out: five answers within half an hour each. */
export function openAnswers(desk: Workspace): Answers {
  const given = new Map<string, { origin: Origin; at: number; used: number }>();

  function give(origin: Origin): string {
    const at = desk.now();
    for (const [id, each] of given) if (at - each.at > life) given.delete(id);
    const id = randomBytes(16).toString('hex');
    given.set(id, { origin, at, used: 0 });
    return `${desk.publicUrl()}/answers/${id}`;
  }

  function receive(id: string, body: unknown): { status: number; body: Record<string, unknown> } | undefined {
    const found = given.get(id);
    if (!found || desk.now() - found.at > life) return undefined;
    if (found.used >= uses) return { status: 404, body: { ok: false, error: 'used_url' } };
    found.used += 1;
    const fault = say(desk, found.origin, body);
    return fault === undefined ? { status: 200, body: { ok: true } } : { status: 400, body: { ok: false, error: fault } };
  }
  return { give, receive, say: (origin, answer) => say(desk, origin, answer) };
}

type Answer = Said & { response_type?: string; replace_original?: boolean | string; delete_original?: boolean | string };

/** Carries out an answer. Says what is wrong with it in Slack's words, or nothing. */
function say(desk: Workspace, origin: Origin, body: unknown): string | undefined {
  const answer = read(body);
  if (typeof answer === 'string') return answer;
  if (yes(answer.delete_original)) return takeAway(desk, origin);
  const said = saidOf(answer);
  if (said.text === '' && said.blocks === undefined && said.attachments === undefined) return 'no_text';
  if (yes(answer.replace_original)) return replace(desk, origin, said);
  if (answer.response_type === 'in_channel') {
    writeMessage(desk, origin.channel, desk.bot.user, said);
    return undefined;
  }
  whisper(desk, { ...named(said), ...(origin.thread && !said.thread_ts ? { thread_ts: origin.thread } : {}), ts: nextTs(origin.channel, desk.now()), user: desk.bot.user, channel: origin.channel.id, for: origin.user });
  return undefined;
}

function read(body: unknown): Answer | string {
  if (typeof body !== 'object' || body === null) return 'invalid_payload';
  const answer = body as Partial<Answer>;
  if (answer.blocks !== undefined) {
    const checked = checkBlocks(answer.blocks);
    if ('messages' in checked) return 'invalid_blocks';
  }
  return { ...answer, text: typeof answer.text === 'string' ? answer.text : '' };
}

function saidOf(answer: Answer): Said {
  return {
    text: answer.text,
    ...(answer.blocks ? { blocks: answer.blocks } : {}),
    ...(answer.attachments ? { attachments: answer.attachments } : {}),
    ...(answer.thread_ts ? { thread_ts: answer.thread_ts } : {}),
  };
}

function takeAway(desk: Workspace, { channel, ts }: Origin): string | undefined {
  if (ts === undefined) return 'message_not_found';
  const seen = desk.whispers.findIndex((each) => each.ts === ts && each.channel === channel.id);
  if (seen >= 0) {
    desk.whispers.splice(seen, 1);
    desk.changed();
    return undefined;
  }
  return deleteMessage(desk, channel, ts) ? undefined : 'message_not_found';
}

function replace(desk: Workspace, { channel, ts }: Origin, said: Said): string | undefined {
  if (ts === undefined) return 'message_not_found';
  const seen = desk.whispers.findIndex((each) => each.ts === ts && each.channel === channel.id);
  const shown = desk.whispers[seen];
  if (shown) {
    desk.whispers[seen] = { ts, user: shown.user, channel: shown.channel, for: shown.for, ...(shown.thread_ts ? { thread_ts: shown.thread_ts } : {}), ...named(said) };
    desk.changed();
    return undefined;
  }
  return changeMessage(desk, channel, ts, said) ? undefined : 'message_not_found';
}

function named(said: Said): Said & { blocks?: Block[] } {
  return said.blocks ? { ...said, blocks: nameBlocks(said.blocks) } : said;
}
function yes(flag: boolean | string | undefined): boolean {
  return flag === true || flag === 'true';
}
