/** The states in which a handover still has a next step. */
export const openStatuses = ['requested', 'delivered', 'accepted', 'contacted'] as const;

/** The outcome of a case that ended by itself, since nobody said how it went. */
export const lapsed = 'unknown';
