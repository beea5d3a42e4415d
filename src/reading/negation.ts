/** Being written: the needs that a text says it is not about. */
export function needsDenied(_text: string): string[] {
  return [];
}
