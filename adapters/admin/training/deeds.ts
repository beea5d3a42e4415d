import type { Deeds } from '../route.ts';

/** What is done in training and noted in the log, in words. */
export const deeds: Deeds = {
  'utterance.read': { sv: 'läste en mening i ett samtal', en: 'read a sentence of a conversation' },
  'queue.read': { sv: 'läste kön av meningar', en: 'read the queue of sentences' },
  'examples.read': { sv: 'läste exemplen', en: 'read the examples' },
  'example.labelled': { sv: 'märkte ett exempel', en: 'labelled an example' },
  'example.skipped': { sv: 'hoppade över en mening', en: 'skipped a sentence' },
  'example.undone': { sv: 'ångrade en märkning', en: 'undid a label' },
  'example.removed': { sv: 'tog bort ett exempel', en: 'removed an example' },
  'training.begun': { sv: 'startade en träning', en: 'began a training' },
  'training.cancelled': { sv: 'avbröt en träning', en: 'cancelled a training' },
  'training.discarded': { sv: 'kastade en träning', en: 'discarded a training' },
  'model.published': { sv: 'publicerade en modell', en: 'published a model' },
  'model.went_back': { sv: 'gick tillbaka till en äldre modell', en: 'went back to an earlier model' },
};
