/** The states in which a handover still has a next step. */
export const openStatuses = ['requested', 'delivered', 'accepted', 'contacted'] as const;
