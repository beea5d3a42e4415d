/** The page that the chat stands in, when it stands in a frame. It hears that the chat is ready, is closed, and how handovers go; never what is said. */
export type Host = { close(): void };

/** The words between page and frame are of this version; others are not listened to. */
const version = 1;

/**
 * Listens to the page around, and answers only one of the door's own sites or our own: whoever else got a frame past the policy
 * of the browser hears nothing. Undefined where there is no page around.
 */
export function openHost(view: Window, sites: readonly string[], focus: () => void): Host | undefined {
  const { parent, document } = view;
  if (parent === view) return undefined;
  const trusted = [...sites, view.location.origin];
  const known = new Map<string, string>();
  let site: string | undefined;
  const say = (type: 'ready' | 'close' | 'status', status?: string) => {
    if (site !== undefined) parent.postMessage({ rattDorr: version, type, ...(status === undefined ? {} : { status }) }, site);
  };
  view.addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    if (source !== parent || !trusted.includes(origin)) return;
    const { rattDorr, type } = (data ?? {}) as { rattDorr?: unknown; type?: unknown };
    if (rattDorr !== version) return;
    if (type === 'hello') {
      site = origin;
      say('ready');
    }
    if (type === 'focus') focus();
  });
  const close = () => { say('close'); };
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close(); });
  document.addEventListener('handovers', ({ detail: { handovers, restoring } }) => {
    for (const { id, status } of handovers) {
      if (known.get(id) === status) continue;
      known.set(id, status);
      if (!restoring) say('status', status);
    }
  });
  return { close };
}
