import { flatten } from './flat.ts';

const several = new Set(['vi', 'oss', 'we', 'ours', 'our', 'us', "we're", "we've", "we'd", "we'll", 'vår', 'vårt', 'våra', 'våran', 'vårat', 'ourselves', 'vore', 'vorat']);
const single = new Set(['jag', 'mig', 'mej', 'min', 'mitt', 'mina', 'my', 'mine', 'me', "i'm", "i've", "i'd", "i'll", 'im', 'ive', 'myself']);
const dialect = new Set('har ar a e vill kan driver ska tankte tanker undrar behover gor bor kor funderar soker'.split(' '));
const englishVerbs = new Set('am have had want need run own would will can could work live think make sell was do did started start like got hope plan know am'.split(' '));
/** "Kan vi ses?" is the writer and whoever answers. */
const together = / (?:kan|ska|skulle|far|nar kan|can|could|should|shall|may) (?:vi|we) (?:inte |kanske )?(?:boka|ta|ses|traffas|horas|prata|mota|motas|talas|hoppa|book|meet|talk|speak|have a|schedule)(?= )| (?:let us|hjalper ni oss|lets)(?= )/g;

/** Whether the writer speaks as several ("vi", "our") rather than as one. Without a word for either it is one. */
export function speaksAsSeveral(text: string): boolean {
  const { tokens, line, text: typed } = flatten(text);
  let we = 0;
  let me = 0;
  tokens.forEach((one, i) => {
    const next = tokens[i + 1]?.folded ?? '';
    const raw = typed.slice(one.start, one.end);
    if (several.has(one.word) && !(one.folded === 'us' && raw === 'US')) we++;
    else if (single.has(one.word) || (one.word === 'ja' && dialect.has(next)) || (one.word === 'i' && englishVerbs.has(next))) me++;
  });
  const withReader = line.match(together)?.length ?? 0;
  return we - withReader > 0 && (we - withReader) * 2 >= me;
}
