import { z } from 'zod';
import type { Payload } from './requests.ts';

/** Under which field a kept request says that it came to the address of one workspace's own app. Never believed when it comes from outside. */
const cameToField = 'came_to_workspace';

/** The request as it is kept: marked with the workspace whose own app it came from, or with none. An own app names no address to answer at but Slack's. */
export function markOrigin(payload: Payload, team: string | undefined): Payload {
  const { [cameToField]: _forged, ...rest } = payload;
  if (team === undefined) return rest;
  const { response_url: url, ...silent } = rest;
  return { ...silent, ...(typeof url === 'string' && isSlacks(url) ? { response_url: url } : {}), [cameToField]: team };
}

/** Whether an address is where Slack itself takes answers. */
export function isSlacks(url: string): boolean {
  return /^https:\/\/hooks\.slack(?:-gov)?\.com\//u.test(url);
}

/** The workspace whose own app a request came from. */
export function cameTo(payload: Payload): string | undefined {
  const team = payload[cameToField];
  return typeof team === 'string' ? team : undefined;
}

const id = z.string().min(1);
const team = z.object({ id }).nullish().catch(undefined);
const Teams = z.object({
  authorizations: z.array(z.object({ team_id: id.nullish() })).nullish().catch(undefined),
  view: z.object({ app_installed_team_id: id.nullish() }).nullish().catch(undefined),
  team,
  team_id: id.nullish().catch(undefined),
  context_team_id: id.nullish().catch(undefined),
  user: z.object({ team_id: id.nullish() }).nullish().catch(undefined),
  enterprise: team,
});

/**
 * The workspaces that a request may be meant for, the likeliest first. In a channel that is shared between organisations
 * the one named first is often the other organisation's: where the app is installed is said elsewhere.
 */
export function teamsIn(payload: Payload): { teams: string[]; enterprise: string | undefined } {
  const { data } = Teams.safeParse(payload);
  if (!data) return { teams: [], enterprise: undefined };
  const named = [data.authorizations?.[0]?.team_id, data.view?.app_installed_team_id, data.context_team_id, data.team?.id ?? data.team_id ?? data.user?.team_id];
  return { teams: [...new Set(named.filter((one) => typeof one === 'string'))], enterprise: data.enterprise?.id };
}

const Pressed = z.object({
  type: z.literal('block_actions'),
  container: z.object({ channel_id: z.string(), message_ts: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** The message in which a button of a card was pressed, and the handover that the button is about. */
export function pressedIn(payload: Payload): { handover: string; channel: string; ts: string } | undefined {
  const { data } = Pressed.safeParse(payload);
  const [first] = data?.actions ?? [];
  return data && first && { handover: first.value, channel: data.container.channel_id, ts: data.container.message_ts };
}
