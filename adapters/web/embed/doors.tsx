import type { Parts } from './parts.ts';
import { canHandTo, liesWith } from './reading.ts';
import type { Door, Message } from './shapes.ts';
import { sayDate, webAddress } from './words.ts';

type DoorsProps = Parts & { message: Message; onConnect: (door: Door) => void };

/** The doors that a message recommends, the best one first and largest. */
export function Doors({ message, onConnect, ...parts }: DoorsProps) {
  return (
    <ol class="doors">
      {message.doors?.map((door, index) => <li key={door.actor}><DoorCard {...parts} door={door} id={`${message.id}-${index}`} first={index === 0} language={message.language} onConnect={onConnect} /></li>)}
    </ol>
  );
}

type CardProps = Parts & { door: Door; id: string; first: boolean; onConnect: (door: Door) => void };

function DoorCard({ door, id, first, onConnect, ...parts }: CardProps) {
  const { say, language } = parts;
  const { name, title, about, why, checked, unverified } = door;
  return (
    <article class={first ? 'door first' : 'door'} aria-labelledby={`door-${id}`}>
      <h2 id={`door-${id}`}>{name}</h2>
      <p class="title">{title}</p>
      {about !== undefined && about !== '' && <p>{about}</p>}
      {why.length > 0 && <ul class="why" aria-label={say('why')}>{why.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      <Facts {...parts} door={door} />
      {(checked !== undefined || unverified) && (
        <p class="source">
          {checked !== undefined && <span>{say('checked', { date: sayDate(checked, language) })}</span>}
          {unverified && <strong>{say('unverified')}</strong>}
        </p>
      )}
      <Actions {...parts} door={door} first={first} onConnect={onConnect} />
    </article>
  );
}

function Facts({ door: { best, cost, next, phone, email }, say }: Parts & { door: Door }) {
  const facts = [[say('best'), best], [say('cost'), cost], [say('next'), next], [say('phone'), phone], [say('email'), email]] as const;
  const known = facts.filter(([, text]) => text);
  return known.length === 0 ? null : <dl>{known.map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>;
}

function Actions({ door, first, onConnect, page, state, say }: Parts & { door: Door; first: boolean; onConnect: (door: Door) => void }) {
  const coordinator = page.coordinators[state.conversation?.region ?? page.region];
  const label = door.handover === 'live' ? say('connect', { name: door.name })
    : coordinator === undefined ? say('introducePlain', { name: door.name }) : say('introduce', { coordinator });
  const address = webAddress(door.url);
  const asks = canHandTo(door) && !liesWith(state, door.actor);
  if (!asks && address === undefined) return null;
  return (
    <p class="row">
      {asks && <button type="button" class={first ? 'main' : ''} onClick={() => { onConnect(door); }}>{label}</button>}
      {address !== undefined && <a href={address} rel="noreferrer">{say('site', { name: door.name })}</a>}
    </p>
  );
}
