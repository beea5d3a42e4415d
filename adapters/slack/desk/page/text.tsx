import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Around } from './around.ts';
import { readMarkup, type Paragraph, type Part } from './mrkdwn.ts';

/** A text with Slack's markup. */
export function Markup({ text }: { text: string }) {
  const { names } = useContext(Around);
  return <>{readMarkup(text, names).map(paragraph)}</>;
}

/** A text object, with or without markup. */
export function Text({ of }: { of: { type: 'plain_text' | 'mrkdwn'; text: string } }) {
  return of.type === 'mrkdwn' ? <Markup text={of.text} /> : <p>{lines(of.text)}</p>;
}

function lines(text: string): ComponentChildren[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]));
}

function paragraph(each: Paragraph, key: number) {
  switch (each.kind) {
    case 'paragraph':
      return <p key={key}>{each.parts.map(part)}</p>;
    case 'quote':
      return <blockquote key={key}>{each.parts.map(part)}</blockquote>;
    case 'list':
      return <ul key={key}>{each.items.map((item, index) => <li key={index}>{item.map(part)}</li>)}</ul>;
    case 'pre':
      return <pre key={key}>{each.text}</pre>;
  }
}

function part(each: Part, key: number): ComponentChildren {
  switch (each.kind) {
    case 'text':
      return each.text;
    case 'code':
      return <code key={key}>{each.text}</code>;
    case 'mention':
      return <span key={key} class="mention">{each.text}</span>;
    case 'bold':
      return <b key={key}>{each.parts.map(part)}</b>;
    case 'italic':
      return <i key={key}>{each.parts.map(part)}</i>;
    case 'strike':
      return <s key={key}>{each.parts.map(part)}</s>;
    case 'link':
      return <a key={key} href={each.url} target="_blank" rel="noopener noreferrer">{each.text}</a>;
    case 'break':
      return <br key={key} />;
  }
}
