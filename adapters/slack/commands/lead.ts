import { NotNow } from '../../../src/events.ts';
import type { EventOf, Recorded } from '../../../src/events.ts';
import { cleanLine, cut } from '../safe.ts';
import { idFrom, recipientHere, show } from './commanding.ts';
import type { Asked, Commanding } from './commanding.ts';
import { showStep } from './lead-blocks.ts';
import type { LedDoor } from './lead-blocks.ts';

/** The longest text that a conversation takes at once. */
export const longestSaid = 2000;

type Input = Parameters<Commanding['app']['receive']>[1];
type Turn = Input extends infer One ? (One extends { type: 'message.say' | 'option.choose' } ? Omit<One, 'id' | 'at'> : never) : never;

/** Opens a conversation for a company that a promoter has before it, and says the text in it: the same doors by the same engine. */
export async function lead(commanding: Commanding, asked: Asked, text: string, { matter, replace = false }: { matter?: string; replace?: boolean } = {}): Promise<void> {
  const { app, access, practice, now } = commanding;
  const conversation = idFrom(commanding, asked.request);
  const door = await doorFor(commanding, asked);
  const keys = { token: access.hashToken(access.newToken()), code: access.hashCode(access.codeOf(conversation)) };
  await app.receive(conversation, { type: 'conversation.open', id: `${conversation}.open`, at: now().toISOString(), door, practice }, keys);
  await goOn(commanding, asked, conversation, { type: 'message.say', text: cut(text, longestSaid).shown }, { replace, ...(matter === undefined ? {} : { matter }) });
}

/** The company answers through the promoter; what comes next takes the question's place. */
export async function goOn(commanding: Commanding, asked: Asked, conversation: string, turn: Turn, { replace = true, matter }: { replace?: boolean; matter?: string } = {}): Promise<void> {
  const { app, said, now } = commanding;
  if (!(await app.read.conversation(conversation))) return show(commanding, asked, { text: said.leadGone });
  try {
    const records = await app.receive(conversation, { ...turn, id: idFrom(commanding, `${asked.request} turn`), at: now().toISOString() });
    await showNow(commanding, asked, conversation, records, { replace, ...(matter === undefined ? {} : { matter }) });
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    await show(commanding, asked, { text: said.tooLate });
  }
}

async function showNow(commanding: Commanding, asked: Asked, conversation: string, records: readonly Recorded[], { replace, matter }: { replace: boolean; matter?: string }): Promise<void> {
  const events = records.map(({ event }) => event);
  const sent = events.findLast((event): event is EventOf<'message.sent'> => event.type === 'message.sent');
  const wrote = events.find((event): event is EventOf<'message.said'> => event.type === 'message.said')?.text;
  const doors = await Promise.all((sent?.doors ?? []).map((door) => led(commanding, asked, conversation, door)));
  const step = showStep({ conversation, wrote, sent, doors, ...(matter === undefined ? {} : { matter }) }, commanding.said);
  await show(commanding, asked, step, replace);
}

/** A door with whom the company would be handed over to, as the engine says. */
async function led(commanding: Commanding, asked: Asked, conversation: string, door: LedDoor['door']): Promise<LedDoor> {
  const { app, now } = commanding;
  if (door.handover === 'link') return { door };
  try {
    const { recipient } = await app.read.preview(conversation, { actor: door.actor, service: door.service, contact: { name: '' }, onward: 'ask', sensitive: false, omit: [] }, now().toISOString());
    return { door, recipient: cut(cleanLine(recipient), 200).shown };
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    return { door, already: error.code === 'already' };
  }
}

/** The door that a promoter's own channel is, else the coordinating one: of the region that this workspace works in, where it is one. */
async function doorFor(commanding: Commanding, asked: Asked): Promise<string> {
  const { read } = commanding.app;
  const directory = read.directory();
  const here = await recipientHere(commanding, asked);
  if (here && directory.doors.some(({ id }) => id === here.actor)) return here.actor;
  const own = commanding.spaces.isHome(commanding.space) ? undefined : commanding.space.team();
  const worksIn = new Set(read.recipients().flatMap(({ team, region }) => (team === own ? [region] : [])));
  const coordinated = directory.regions.filter(({ coordinator }) => coordinator !== undefined);
  const region = coordinated.find(({ id }) => worksIn.has(id)) ?? coordinated[0];
  return region?.coordinator ?? directory.doors[0]?.id ?? '';
}
