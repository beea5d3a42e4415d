import { special } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import type { Lesson } from './train.ts';

/** What a general question is about besides being general. */
const needOfService: Readonly<Record<string, string>> = {
  'vs-info': 'allman_info', 'vs-registrera': 'registrera', 'vs-checklista': 'allman_info', 'vs-radgivare': 'radgivning', 'bv-registrera': 'registrera', 'skv-skatt': 'skatt',
  'skv-punkt': 'tull_dokument', 'tull-eori': 'tull_dokument', 'tull-deklaration': 'tull_dokument', 'kk-solvit': 'handelshinder', 'kk-otgs': 'import', 'prv-patent': 'patent',
  'prv-varumarke': 'varumarke', 'af-starta': 'starta_foretag', 'jv-startstod': 'landsbygd', 'em-nu': 'energi', 'bs-guider': 'tull_dokument', 'lsd-tillstand': 'tillstand', 'lso-tillstand': 'tillstand',
};

/** Sentences as lessons: a general question is also about the need that its service answers. Each need's own name is one more example: the cheapest gain there is when examples are few. */
export function lessonsFrom(sentences: readonly Pick<Sentence, 'text' | 'language' | 'label' | 'service'>[], names: readonly { need: string; sv: string; en: string | undefined }[]): Lesson[] {
  const lessons: Lesson[] = sentences.map(({ text, language, label, service }) => {
    const also = label === special.general && service !== undefined ? needOfService[service] : undefined;
    return { text, language, labels: also === undefined ? [label] : [label, also] };
  });
  for (const { need, sv, en } of names) {
    lessons.push({ text: sv, language: 'sv', labels: [need] });
    if (en !== undefined) lessons.push({ text: en, language: 'en', labels: [need] });
  }
  return lessons;
}
