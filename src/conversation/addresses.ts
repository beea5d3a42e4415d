const local = "[\\p{L}\\p{N}._%+'-]{1,64}";
const part = '[\\p{L}\\p{N}-]{1,63}';
const ending = '(?:se|com|nu|org|net|eu|no|dk|fi|de|uk|io|ai|info|biz|dev|app)(?![\\p{L}\\p{N}])';

/**
 * E-mail addresses as people write them, also to hide them from machines: with (at), with snabel-a, with spaces. All parts are
 * bounded, so that a long text costs no more than its length.
 */
const forms: readonly RegExp[] = [
  new RegExp(`${local}\\s?(?:@|＠|\\(at\\)|\\[at\\]|\\{at\\}|\\(a\\)|\\[a\\])\\s?${part}(?:\\.${part}){1,5}`, 'giu'),
  new RegExp(`${local}\\s?(?:@|\\(at\\)|\\[at\\]|snabel-?a|snabel a)\\s?${part}\\s?(?:\\.|punkt|dot|\\(dot\\)|\\(punkt\\))\\s?${ending}`, 'giu'),
  new RegExp(`${local} at ${part} dot ${ending}`, 'giu'),
  new RegExp(`${local}@${part}`, 'giu'),
];

/** The text with every e-mail address put through `replace`. */
export function replaceAddresses(text: string, replace: () => string): string {
  return forms.reduce((rest, form) => rest.replace(form, replace), text);
}
