import { z } from 'zod';
import type { Installation } from '../../src/store/store.ts';
import type { Seal } from './seal.ts';

/** What lets the app into one workspace. `secret` is there when it is the actor's own app, `actor` when it was let in for that actor alone. */
export const LetIn = z.object({
  token: z.string(),
  name: z.string(),
  botId: z.string().optional(),
  botUserId: z.string().optional(),
  secret: z.string().optional(),
  actor: z.string().optional(),
});
export type LetIn = z.infer<typeof LetIn>;

type About = { team: string; enterprise?: string; app: string; at: string };

/** An installation as it is kept. */
export function sealed(seal: Seal, about: About, letIn: LetIn): Installation {
  return { ...about, body: seal.close(about.team, JSON.stringify(letIn)) };
}

/** What a kept installation holds. Throws SealBroken where it was closed with another secret. */
export function opened(seal: Seal, { team, body }: Installation): LetIn {
  return LetIn.parse(JSON.parse(seal.open(team, body)));
}
