import type { Recipient } from '../../adapter.ts';
import { whisperTo } from '../acting.ts';
import type { Acting, Where } from '../acting.ts';
import type { Block } from '../blocks.ts';
import type { Outlet } from '../channels.ts';
import { isSlacks } from '../origin.ts';
import type { Space } from '../spaces.ts';
import type { CommandWords } from './words.ts';

/** Who may speak in a conversation: so that the company's link opens the one that a promoter has led it in. */
export type Access = { newToken(): string; hashToken(token: string): string; codeOf(conversation: string): string; hashCode(code: string): string };

/** What the command works with. */
export type Commanding = Acting & {
  said: CommandWords;
  outlet: Outlet;
  access: Access;
  /** Whether conversations that promoters lead are practice, as at the desk. */
  practice: boolean;
  /** Whether e-mails reach anybody. */
  mails: boolean;
  /** Who the app is, so that another's messages are not taken for its own. */
  botId: () => Promise<string | undefined>;
};

/** Who asked, in which channel, and the address to answer at, which only that person sees. */
export type Asked = Where & { channelName?: string; url?: string };

export type Shown = { text: string; blocks?: Block[] };

/** Shows something to whoever asked alone: at the address for it, or else in the channel. `replace` puts it where the pressed button was. */
export async function show(commanding: Commanding, asked: Asked, shown: Shown, replace = false): Promise<void> {
  const { url } = asked;
  // A dialog remembers its address, and what an actor's own app sends back in one is its own to write.
  if (url !== undefined && (commanding.space.secret === undefined || isSlacks(url)) && (await answerAt(url, shown, replace))) return;
  await whisperTo(commanding, asked, shown);
}

/** Answers at an address that Slack has given for it. False when nothing was taken there. */
async function answerAt(url: string, { text, blocks }: Shown, replace: boolean): Promise<boolean> {
  const body = JSON.stringify({ text, ...(blocks ? { blocks } : {}), response_type: 'ephemeral', replace_original: replace });
  try {
    return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body, signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** An id that is the same for the same request, and that nobody can guess: a request that comes twice opens nothing twice. */
export function idFrom({ access }: Pick<Commanding, 'access'>, request: string): string {
  const hex = Buffer.from(access.hashToken(`slack ${request}`), 'base64url').subarray(0, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32).padEnd(12, '0')}`;
}

/** Whose the channel is where somebody asked. */
export async function recipientHere({ app, spaces, space }: Commanding, { channel, channelName }: Asked): Promise<Recipient | undefined> {
  if (channel === undefined) return undefined;
  // Only in the region's own workspace do channels have the names that the knowledge gives them.
  const name = channelName !== undefined && spaces.isHome(space) ? { name: channelName } : {};
  const here = await app.read.recipientIn({ id: channel, ...name });
  return here && mayHear(space, here.team) ? here : undefined;
}

/** Whether a workspace may hear of what lies in another: an actor's own app signs whatever it likes, and is believed about its own workspace only. */
export function mayHear(space: Space, team: string | undefined): boolean {
  return space.secret === undefined || (team !== undefined && team === space.team());
}

/** The regions that have somebody who coordinates them: where companies are led. */
export function regionsOf({ app }: Commanding): string[] {
  return app.read.directory().regions.flatMap(({ id, coordinator }) => (coordinator === undefined ? [] : [id]));
}
