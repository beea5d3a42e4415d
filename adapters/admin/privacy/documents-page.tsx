import type { Answer, Call } from '../route.ts';
import { documents } from './documents.ts';
import { privacyWords } from './words.ts';

/** A document to fill in by hand or to tick off, to print. */
export function documentPage({ language }: Call, which: keyof typeof documents): Answer {
  const { title, lead, parts } = documents[which][language];
  const words = privacyWords(language);
  return {
    title, bare: true,
    body: (
      <div class="paper">
        <p class="screen"><a href="/admin/personuppgifter">{words.back}</a></p>
        <p class="lead">{lead}</p>
        {parts.map((part) => (
          <section key={part.title}>
            <h2>{part.title}</h2>
            {part.text?.map((text) => <p key={text}>{text}</p>)}
            {part.tick && <ul class="ticks">{part.tick.map((text) => <li key={text}>{text}</li>)}</ul>}
            {part.ask?.map((text) => <div key={text} class="blank"><p>{text}</p></div>)}
          </section>
        ))}
      </div>
    ),
  };
}
