import { z } from 'zod';

/** What is read of a call's body. Clients send much more, which is let be. */

const Short = z.string().max(500);
const Account = z.looseObject({ id: Short.optional(), name: Short.optional() });

export const TokenParameters = z.looseObject({ user: Account.optional(), locale: Short.optional() });

export const IncomingActivity = z.looseObject({
  type: Short.min(1),
  id: Short.optional(),
  from: Account.optional(),
  locale: Short.optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  channelData: z.looseObject({ clientActivityID: Short.optional() }).nullish(),
});
export type IncomingActivity = z.infer<typeof IncomingActivity>;

/** The sender is all that tells one company from another here, so that it is a key; nothing that is written is. */
export const RasaMessage = z.looseObject({
  sender: z.string().min(1).max(200),
  message: z.string(),
  metadata: z.looseObject({ door: Short.optional(), message_id: Short.optional(), language: Short.optional() }).nullish(),
});
