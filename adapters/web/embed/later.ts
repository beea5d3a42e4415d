import { Extras } from './extras.tsx';
import { HandoverFlow } from './handover-flow.tsx';
import { Kept } from './kept.tsx';
import { Status } from './status.tsx';

/** What nobody needs before something has been said: fetched then, so that the first page is light. */
export const later = { Extras, HandoverFlow, Kept, Status };
export type Later = typeof later;
