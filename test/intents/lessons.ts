import { special } from '../../src/intents/sentences.ts';
import type { Lesson } from '../../src/intents/train.ts';

const texts: Readonly<Record<string, readonly string[]>> = {
  lan: ['Vi behöver låna pengar', 'Vi söker ett lån till en maskin', 'Banken vill inte ge oss lån', 'Kan vi få låna till bygget?', 'Lån till företaget', 'Vi vill låna en miljon', 'Var lånar man pengar?', 'Hjälp att låna pengar till lager'],
  export: ['Vi vill sälja i Norge', 'Hur exporterar man till Tyskland?', 'Vi ska börja med export', 'Sälja våra varor utomlands', 'Kunder i andra länder', 'Vi vill exportera till USA', 'Export av maskiner', 'Hitta kunder i Norge och Danmark'],
  patent: ['Vi har en uppfinning', 'Hur söker man patent?', 'Skydda vår uppfinning', 'Patent på en ny produkt', 'Vi vill patentera något', 'Kan någon stjäla vår uppfinning?', 'Patentskydd i Sverige', 'Ansöka om patent'],
  [special.offtopic]: ['Vad blir det för väder i morgon?', 'Recept på pannkakor', 'Vem vann matchen i går?', 'Boka en tid hos tandläkaren', 'Berätta en rolig historia', 'När går bussen till stan?', 'Vad är huvudstaden i Frankrike?', 'Spela en låt'],
  [special.general]: ['Vad är ett aktiebolag?', 'Hur mycket moms ska man betala?', 'Vad betyder enskild firma?', 'Vilka regler gäller för kvitton?', 'Vad kostar det att registrera?', 'Vad är F-skatt?'],
  [special.smalltalk]: ['Hej', 'Hej hej', 'Tack så mycket', 'Hur mår du?', 'God morgon'],
  [special.human]: ['Jag vill prata med en människa', 'Kan någon ringa mig?', 'Prata med en rådgivare', 'Ring mig'],
  [special.despair]: ['Jag orkar inte leva', 'Allt är hopplöst', 'Jag vill inte leva längre'],
};

/** A small set of lessons with every kind of class. */
export const lessons: readonly Lesson[] = Object.entries(texts).flatMap(([label, list]) => list.map((text): Lesson => ({ text, language: 'sv', labels: [label] })));
