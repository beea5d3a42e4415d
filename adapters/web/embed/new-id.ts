/** A random UUID, made so that it comes about also on a page without https, where the browser does not offer its own. */
export function newId(): string {
  const random = (most: number) => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % most;
  return '00000000-0000-4000-y000-000000000000'.replace(/[0y]/g, (mark) => (mark === 'y' ? 8 + random(4) : random(16)).toString(16));
}
